/** Loading this module says how every played type is played; a new type is one file more here. */
import "./workbook";
import "./worksheet";
import "./range";
import "./format";
import "./table";
import "./names";
import "./page-layout";
import "./rules";
import "./comments";
import "./charts";

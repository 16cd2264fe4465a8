/** Excel through office.js: the only folder that names Excel or Office. */
export { ExcelHost } from "./excel-host";
export { displayLanguage, officeLook, onOfficeLook, onOfficeReady } from "./ready";

import { makeStyles, tokens } from "@fluentui/react-components";

/** Looks of the screen of doubtful cells. It is 320 px wide and not scrolled while somebody works through it. */
export const useDoubtStyles = makeStyles({
  view: {
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    padding: "8px 12px 10px",
    flexGrow: 1,
    overflowY: "auto",
    // Where there is little room the screen is scrolled: a picture that gives way would lie over the words.
    "& > *": { flexShrink: 0 },
  },
  bar: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "8px" },
  progress: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  where: { display: "flex", flexDirection: "column", gap: "2px", overflowWrap: "anywhere" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  // Paper is white in the dark too.
  paper: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    minHeight: "96px",
    padding: "6px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  sheet: { position: "relative", maxWidth: "100%", backgroundColor: "#ffffff", overflow: "hidden" },
  canvas: { display: "block", width: "100%" },
  frame: {
    position: "absolute",
    boxSizing: "border-box",
    border: "2px solid #C50F1F",
    borderRadius: "2px",
    pointerEvents: "none",
  },
  field: { "& input": { fontSize: tokens.fontSizeBase400, fontVariantNumeric: "tabular-nums" } },
  proposal: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    padding: "6px 8px",
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
  },
  grounds: {
    margin: 0,
    paddingLeft: "16px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  keys: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  done: { display: "flex", flexDirection: "column", gap: "10px" },
});

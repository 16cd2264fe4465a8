/** The pane's composition root. Until the views are there it says that the add-in is loaded. */
void Office.onReady(() => {
  const root = document.getElementById("root");
  if (root) root.textContent = "加载项已就绪。";
});

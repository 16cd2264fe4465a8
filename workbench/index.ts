import { Workbench } from "./workbench";
import { controlsFor } from "./controls";

const workbench = new Workbench();
window.workbench = controlsFor(workbench);
void workbench.start(new URLSearchParams(location.search));

/* global module -- webpack takes it by require */
/** Bundles are scripts, where a module's own address is not to be had: that of the page or the Worker stands for it. */
module.exports = (source) => source.replaceAll("import.meta.url", "self.location.href");

export default {
  layout: "page.njk",
  permalink: ({ page }) =>
    page.inputPath.replace(/^\.\/content/, "").replace(/\.md$/, "/index.html").replace(/index\/index\.html$/, "index.html"),
};

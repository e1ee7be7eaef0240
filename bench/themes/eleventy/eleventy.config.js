const sectionOf = (inputPath) => inputPath.match(/^\.\/content\/((?:mentees\/)?[^/]+)\//)?.[1] ?? "";
const isMentee = (inputPath) => /^\.\/content\/mentees\/[^/]+\/index\.md$/.test(inputPath);

export default function (config) {
  config.addCollection("sections", (all) => {
    const sections = {};
    for (const page of all.getAll()) {
      const names = [sectionOf(page.inputPath), ...(isMentee(page.inputPath) ? ["mentees"] : [])];
      names.forEach((name) => (sections[name] ??= []).push(page));
    }
    return sections;
  });
  config.addFilter("in", (sections, inputPath) => sections[sectionOf(inputPath)] ?? []);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Titles of pages are people's own sentences.
    "long-title": "off",
    // Loops of templates leave blanks behind that nobody sees.
    "no-trailing-whitespace": "off",
    // What scrolls is a region, but no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // Everything comes from the house itself.
    "require-sri": "off",
    // An id may begin with a digit, as days do.
    "valid-id": ["error", { relaxed: true }],
  },
};

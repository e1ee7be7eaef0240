// Eleventy's preview has no setting for the address at which it listens; nobody but this machine shall reach it.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (options, ...rest) {
  return listen.call(this, typeof options === "object" ? { ...options, host: "127.0.0.1" } : options, ...rest);
};

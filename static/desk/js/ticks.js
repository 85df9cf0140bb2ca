/* A clock in a worker: the timers of a page that nobody looks at are woken once a minute, and then
   colleagues would take its writer for gone. */
setInterval(() => postMessage("tick"), 10_000);

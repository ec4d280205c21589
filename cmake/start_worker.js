// What keeps the worker from starting becomes an error that its page hears of; of a rejected promise it would hear nothing.
startWorker().catch((error) => setTimeout(() => { throw error; }));

// Long tasks of a page (over 50 ms, as the Long Tasks API has it): how long nothing else could happen.

// From the page's next load on.
export const watch_long_tasks = (page) => page.addInitScript(() => {
  window.bench_tasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.bench_tasks.push(duration); }).observe({ type: 'longtask' });
});

// Milliseconds in long tasks since it was last asked. They are told a little later than they end.
export const take_long_tasks = (page) => page.evaluate(async () => {
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return window.bench_tasks.splice(0).reduce((sum, duration) => sum + duration, 0);
});

// Frames and processor time of a page, seen from outside it.

// Processor time that the main thread of `page`, the only one of its browser, spends on each frame that is drawn while `action`
// runs (script, style, layout, paint, commit), in milliseconds.
export const trace_frames = async (page, action) => {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] });
  await action();
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString());
  const named = (name) => events.filter((event) => event.name === name && event.tdur !== undefined).sort((a, b) => a.ts - b.ts);
  const callbacks = named('FireAnimationFrame');
  const on_main_thread = ({ pid, tid }) => pid === callbacks[0]?.pid && tid === callbacks[0].tid;
  const frames = [];
  let next = 0;
  for (const task of named('ThreadControllerImpl::RunTask').filter(on_main_thread)) {
    while (callbacks[next]?.ts < task.ts) next += 1;
    if (callbacks[next]?.ts < task.ts + task.dur) frames.push(task.tdur / 1000);
  }
  return frames;
};

// From the page's next load on, counts its animation frames in `window.bench_frames`.
export const count_frames = (page) => page.addInitScript(() => {
  window.bench_frames = 0;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((time) => {
    window.bench_frames += 1;
    callback(time);
  });
});

// Processor time that the browser's renderer processes have taken so far, in seconds. `browser` has pages of one site alone.
export const renderer_seconds = async (browser) => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};

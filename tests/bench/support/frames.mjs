// Frames and processor time of a page, seen from outside it.

// From the page's next load on, keeps in `window.bench_frames` the milliseconds that each callback of an animation frame took.
export const count_frames = (page) => page.addInitScript(() => {
  window.bench_frames = [];
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((time) => {
    const begin = performance.now();
    callback(time);
    window.bench_frames.push(performance.now() - begin);
  });
});

// Processor time that the browser's renderer processes have taken so far, in seconds. `browser` has pages of one site alone.
export const renderer_seconds = async (browser) => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};

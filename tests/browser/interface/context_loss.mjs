// The browser takes the WebGL context away from the page, with all textures, and gives it back.
export const lose_context = (page) => page.evaluate(() => {
  window.lost_context = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
  window.lost_context.loseContext();
  return new Promise((told) => { requestAnimationFrame(told); });
});

export const restore_context = async (page) => {
  await page.evaluate(() => window.lost_context.restoreContext());
  await page.waitForFunction(() => !document.documentElement.classList.contains('undrawn'));
};

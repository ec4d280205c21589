// Starts the application. Whatever keeps it from starting is said in plain HTML, since nothing else is there to say it.
const { say: word, ready: words_are_there } = window.parley_languages;
const product = 'Parley';
const form = document.getElementById('signin');
const trouble = document.getElementById('trouble');

// A sign-in that comes before the application runs is performed when it does.
const remember = (event) => {
  event.preventDefault();
  form.dataset.submitted = '';
};

const say = (text, action, run) => {
  const [message, button] = trouble.children;
  message.textContent = text;
  button.textContent = action;
  button.onclick = run;
  trouble.hidden = false;
};

const lacks = () => {
  if (typeof WebAssembly !== 'object') return 'WebAssembly';
  if (typeof WebGL2RenderingContext !== 'function') return 'WebGL 2';
  if (typeof ResizeObserver !== 'function' || !window.visualViewport || !HTMLElement.prototype.replaceChildren) return word('newer_browser');
  return '';
};

const stopped = () => say(word('stopped', { product }), word('reload'), () => location.reload());

const start = async () => {
  trouble.hidden = true;
  const missing = lacks();
  if (missing) {
    say(word('lacks', { product, what: missing }), word('reload'), () => location.reload());
    return;
  }
  try {
    const { default: createParley } = await import('./parley.mjs');
    await words_are_there;
    await createParley({ onAbort: stopped });
  } catch (error) {
    console.error(error);
    // A module that failed to load stays failed in this document.
    say(word('not_loaded', { product }), word('retry'), () => location.reload());
    return;
  }
  form.removeEventListener('submit', remember);
  if (document.documentElement.dataset.trouble === 'graphics') {
    say(word('no_graphics'), word('reload'), () => location.reload());
    return;
  }
  if ('serviceWorker' in navigator && location.protocol === 'https:')
    setTimeout(() => navigator.serviceWorker.register('./sw.js').catch(console.warn), 3000); // when the start is over
};

form.addEventListener('submit', remember);
window.addEventListener('error', ({ error }) => {
  if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) stopped();
});
start();

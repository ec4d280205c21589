// Starts the application. Whatever keeps it from starting is said in plain HTML, since nothing else is there to say it. Nothing that
// the first screen needs is waited for without end: index.html itself says when this script is late.
{
  const product = 'Parley';
  const patience = 10_000; // milliseconds until a slow network is mentioned
  const silence = 5000; // until the page speaks English, whatever it would speak
  const bareness = 3000; // until the form is shown without its looks
  const page = document.documentElement;

  // What the page says without language.js, and what it is without it.
  const in_english = (key, values = {}) => document.getElementById('unspoken').content.querySelector(`[data-word=${key}]`)
    .textContent.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const lost_languages = async () => { throw new Error('language.js is not there'); };
  const english = { tag: 'en', words: null, ready: Promise.resolve(), preferred: () => 'en', load: lost_languages, emoji: lost_languages,
    adopt: (tag) => tag, say: in_english };
  const word = (key, values) => (window.parley_languages ?? english).say(key, values);

  const after = (duration) => new Promise((resolve) => setTimeout(resolve, duration));
  const parsed = new Promise((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve);
    else resolve();
  });

  // A sign-in that comes before the application runs is performed when it does. One that came before this script left its mark on a
  // field that nobody can fill in, which kept it from being sent.
  const remember = (event) => {
    event.preventDefault();
    (event.target.form ?? event.target).dataset.submitted = '';
  };
  const take_over_form = () => {
    document.getElementById('late')?.remove();
    const unheard = document.getElementById('unheard');
    if (!unheard) return;
    if (unheard.matches(':user-invalid')) unheard.form.dataset.submitted = '';
    unheard.remove();
  };

  let trouble = null;

  const hush = () => {
    trouble?.remove();
    trouble = null;
  };

  const say = async (text, action, run) => {
    if (!document.body) await parsed;
    hush();
    const message = document.createElement('p');
    message.textContent = text;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action;
    button.onclick = run;
    trouble = document.createElement('div');
    trouble.id = 'trouble';
    trouble.setAttribute('role', 'alert');
    trouble.append(message, button);
    document.body.append(trouble);
    return trouble;
  };
  const reload = () => location.reload();

  const lacks = () => {
    if (typeof WebAssembly !== 'object') return 'WebAssembly';
    if (typeof WebGL2RenderingContext !== 'function') return 'WebGL 2';
    if (typeof ResizeObserver !== 'function' || !window.visualViewport || !HTMLElement.prototype.replaceChildren) return word('newer_browser');
    return '';
  };

  const stopped = () => say(word('stopped', { product }), word('reload'), reload);

  const speak = async () => {
    try {
      await Promise.race([import('./language.js'), after(silence).then(lost_languages)]);
    } catch (error) {
      console.warn(error);
      window.parley_languages ??= english;
      page.classList.add('worded');
    }
    await window.parley_languages.ready;
  };

  const has_style = () => getComputedStyle(page).getPropertyValue('--page') !== '';
  const settled = (link) => new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(link.href)); // it cannot be loaded
  });
  // Browsers paint nothing before a style sheet of the markup is there or has failed; one that a script adds may come later.
  const dress = async () => {
    const link = document.querySelector('link[rel=stylesheet]');
    if (!has_style()) await Promise.race([settled(link).catch(console.warn), after(bareness)]);
    if (has_style()) return;
    const again = link.cloneNode();
    link.replaceWith(again);
    await settled(again);
  };

  const whole = async () => {
    await parsed;
    take_over_form();
    if (!document.getElementById('whole')) throw new Error('the page broke off');
  };

  // The page came out of the service worker's store when its host does not answer. Only requests that may be answered out of the
  // store go through there.
  const reaches_host = () => fetch('config.json', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(silence) }).then(() => true, () => false);
  const tell_offline = async () => {
    if (!navigator.serviceWorker?.controller || await reaches_host()) return;
    const told = await say(word('offline', { product }), word('retry'), reload);
    while (trouble === told && !await reaches_host()) await Promise.race([after(patience), new Promise((online) => window.addEventListener('online', online, { once: true }))]);
    if (trouble === told) hush();
  };

  const start = async () => {
    const missing = lacks();
    if (missing) {
      await speak();
      say(word('lacks', { product, what: lacks() }), word('reload'), reload);
      return;
    }
    let slowness = null;
    const slow = setTimeout(async () => { slowness = await say(word('slow', { product }), word('retry'), reload); }, patience);
    try {
      const [{ default: createParley }] = await Promise.all([import('./parley.mjs'), whole(), dress(), speak()]);
      await createParley({ onAbort: stopped });
    } catch (error) {
      clearTimeout(slow);
      console.error(error);
      // A module that failed to load stays failed in this document.
      say(word('not_loaded', { product }), word('retry'), reload);
      return;
    }
    clearTimeout(slow);
    if (trouble === slowness) hush(); // and nothing else that was said meanwhile
    document.removeEventListener('submit', remember);
    if (page.dataset.trouble === 'graphics') {
      say(word('no_graphics'), word('reload'), reload);
      return;
    }
    tell_offline();
    setTimeout(() => navigator.serviceWorker?.register('./sw.js').catch(console.warn), 3000); // when the start is over
  };

  // Those who publish the page try it on their own machine; nobody else can mend its configuration.
  const is_own_machine = /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
  document.addEventListener('configfault', ({ detail }) => {
    if (is_own_machine) say(word('bad_config', { fault: detail }), word('reload'), reload);
  });
  document.addEventListener('submit', remember);
  document.addEventListener('invalid', remember, true); // while the form is there and the rest of the document is not
  if (document.getElementById('unheard')) take_over_form();
  window.addEventListener('error', ({ error }) => {
    if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) stopped();
  });
  start();
}

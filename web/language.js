// Which language the page speaks, before anything is painted: the one chosen on this device, else the best that there is for
// the browser. `catalogues` is put before this at build (tools/dist/catalogues.mjs): by tag, {rtl, file, words} with the
// file of all words and the few that are said before the application runs; likewise `emoji_file` (tools/dist/emoji.mjs).
(() => {
  if (window.parley_languages) return; // it came too late: English is spoken (web/boot.js)
  const page = document.documentElement;
  const tags = Object.keys(catalogues);

  const parts = (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return { language, script };
  };
  const same_language = (a, b) => parts(a).language === parts(b).language;
  const same = (a, b) => same_language(a, b) && parts(a).script === parts(b).script;

  // What the browser asks for. WebKitGTK passes on the system's “C” where no language is set, which is no tag.
  const wanted_tags = () => navigator.languages.filter((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false;
    }
  });

  // A script that people do not read every day (Chinese in Taiwan, Serbian in Latin letters) is taken only when nothing else
  // that the browser asks for is there.
  const preferred = () => {
    for (const fits of [same, same_language]) {
      for (const wanted of wanted_tags()) {
        const found = tags.find((tag) => fits(tag, wanted));
        if (found) return found;
      }
    }
    return 'en';
  };

  // shell/store/store.hpp writes it. Browsers may forbid storage: then nothing was chosen.
  const chosen = () => {
    try {
      const tag = localStorage.getItem('parley/parley.1.language');
      return tags.includes(tag) ? tag : '';
    } catch {
      return '';
    }
  };

  const fetch_json = async (file) => {
    const response = await fetch(file, { credentials: 'omit', signal: AbortSignal.timeout(5000) });
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return response.json();
  };

  // All words of that language; null for the one that is compiled in.
  const load = async (tag) => {
    const { file } = catalogues[tag];
    return file ? fetch_json(file) : null;
  };

  const languages = {
    tag: 'en',
    words: null,
    preferred,
    load,
    // What emoji are called, a line for each.
    emoji: async () => (await fetch_json(emoji_file)).join('\n'),
    // Gives the tag for Intl: the browser's own, which says how dates are written in its country, where it is of that language.
    adopt(tag) {
      languages.tag = tag;
      page.lang = tag; // browsers choose fonts by it, before anything is measured
      return wanted_tags().find((wanted) => same(wanted, tag)) ?? tag;
    },
    // A phrase that is said without the application.
    say: (key, values = {}) => catalogues[languages.tag].words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ''),
  };

  const localize = () => {
    const product = 'Parley';
    for (const element of document.querySelectorAll('[data-word]')) element.textContent = languages.say(element.dataset.word, { product });
    for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', languages.say(element.dataset.label, { product }));
    for (const element of document.querySelectorAll('[data-example]')) element.placeholder = languages.say(element.dataset.example);
    page.classList.add('worded'); // web/app.css: nobody sees the form in English first
  };

  // Settles when the words are there or cannot be had, and English is spoken.
  const start = async (tag) => {
    try {
      languages.words = await load(tag);
    } catch (error) {
      console.warn(error);
      languages.tag = 'en';
    }
  };

  window.parley_languages = languages;
  languages.tag = chosen() || preferred();
  page.lang = languages.tag;
  page.dir = catalogues[languages.tag].rtl ? 'rtl' : 'ltr';
  if (languages.tag === 'en') page.classList.add('worded');
  else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', localize);
  else localize();
  languages.ready = start(languages.tag);
})();

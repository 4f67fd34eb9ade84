// What the server cannot do: tell how long ago something was, notice that the line is gone, keys.
(() => {
  'use strict';
  const STALE_MS = 3000;
  let ahead = 0; // the server's clock before the browser's
  let heard = Date.now();

  const pad = n => String(n).padStart(2, '0');
  const span = ms => {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return s + ' s';
    if (s < 3600) return Math.floor(s / 60) + ' m ' + pad(s % 60);
    if (s < 86400) return Math.floor(s / 3600) + ' h ' + pad(Math.floor(s / 60) % 60);
    return Math.floor(s / 86400) + ' d';
  };
  const put = (node, text) => { if (node && node.textContent !== text) node.textContent = text; };

  const readStamp = () => {
    const stamp = document.getElementById('fresh');
    if (stamp) ahead = Date.parse(stamp.dataset.now) - Date.now();
  };

  const tick = () => {
    const now = Date.now() + ahead;
    document.querySelectorAll('time[data-since]').forEach(
      each => put(each, span(now - Date.parse(each.dataset.since))));
    const stamp = document.getElementById('fresh');
    if (!stamp) return;
    const asOf = Date.parse(stamp.dataset.asOf);
    const silent = Date.now() - heard;
    const age = now - asOf;
    const stale = age > STALE_MS;
    stamp.classList.toggle('stale', stale);
    const clock = new Date(asOf).toISOString().slice(11, 19);
    put(stamp.querySelector('.says'), asOf <= 0 ? 'reading the topics'
      : !stale ? 'live, as of ' + clock
      : (silent > STALE_MS ? 'connection lost, ' : 'Kafka is silent, ') + span(age) + ' old');
    document.body.classList.toggle('stale', stale);
  };

  const morphing = () => {
    // What somebody types or has opened is left alone until it is closed again.
    Idiomorph.defaults.ignoreActiveValue = true;
    Idiomorph.defaults.callbacks.beforeNodeMorphed = old =>
      !(old instanceof HTMLDetailsElement && old.open);
  };

  const step = by => {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))].focus();
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const go = { n: '/', f: '/faults' }[event.key];
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '/') {
      const field = document.getElementById('q');
      if (field) field.focus(); else location.assign('/search#q');
    } else if (go) location.assign(go);
    else return;
    event.preventDefault();
  });

  // htmx holds the line and its extension would replace what stands there, with the focus in it: morphed instead.
  document.addEventListener('htmx:sseBeforeMessage', event => {
    event.preventDefault();
    heard = Date.now();
    Idiomorph.morph(event.target, event.detail.data, { morphStyle: 'innerHTML' });
    htmx.process(event.target);
    readStamp();
    tick();
  });
  document.addEventListener('DOMContentLoaded', () => {
    morphing();
    readStamp();
    tick();
    setInterval(tick, 500);
    const field = document.getElementById('q');
    if (field && location.hash === '#q') field.focus();
  });
})();

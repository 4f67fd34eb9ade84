// Draws the curves of the last hour, which stand as numbers in the page.
(() => {
  'use strict';
  const HEIGHT = 128;
  const CHARTS = [
    { at: 'chart-states', names: ['AI', 'HOLD', 'DIALING', 'BRIDGED', 'FALLBACK'], says: 'Calls in each state' },
    { at: 'chart-changes', names: ['perMinute'], says: 'Changes of state a minute' },
    { at: 'chart-waiting', names: ['waiting'], says: 'Callers waiting' },
    { at: 'chart-longest', names: ['longest'], says: 'Longest wait in seconds' },
  ];
  // A state is told by its stroke, as in the legend (console.css); the tint only helps.
  const STROKES = {
    AI: { colour: '--dim', dash: [2, 3] }, HOLD: { colour: '--ink', dash: [8, 4] }, DIALING: { colour: '--ink', dash: [] },
    BRIDGED: { colour: '--dim', dash: [], width: 3 }, FALLBACK: { colour: '--ink', dash: [1, 5], width: 2 },
  };
  const oneColumn = matchMedia('(max-width: 1000px)'); // as in console.css
  let minutes = 15;
  let plots = [];

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const told = () => JSON.parse(document.getElementById('trend-data').dataset.series);
  const cut = (all, names) => {
    const points = minutes * 60 / all.step + 1;
    const times = Array.from({ length: points }, (_, i) => all.end - (points - 1 - i) * all.step);
    return [times, ...names.map(name => all[name].slice(-points))];
  };
  const clock = seconds => new Date(seconds * 1000).toISOString().slice(11, 16);

  const label = (plot, chart, data) => {
    const now = chart.names.map((name, i) => (chart.names.length > 1 ? name + ' ' : '') + data[i + 1].at(-1)).join(', ');
    const canvas = plot.root.querySelector('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${chart.says}, last ${minutes} minutes; now ${now}`);
  };

  const plot = chart => {
    const place = document.getElementById(chart.at);
    const axis = { stroke: colour('--dim'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    const data = cut(told(), chart.names);
    const made = new uPlot({
      width: place.clientWidth, height: HEIGHT, padding: [8, 8, 0, 0],
      cursor: { show: false }, legend: { show: false },
      scales: { y: { range: (_, low, high) => [0, Math.max(4, Math.ceil((high ?? 0) * 1.1))] } },
      axes: [
        { ...axis, space: 64, size: 24, values: (_, splits) => splits.map(clock) },
        { ...axis, space: 32, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000] },
      ],
      series: [{}, ...chart.names.map(name => {
        const look = STROKES[name] || { colour: '--ink', dash: [] };
        return { stroke: colour(look.colour), width: look.width || 1.5, dash: look.dash, points: { show: false } };
      })],
    }, data, place);
    label(made, chart, data);
    return made;
  };

  const draw = () => {
    plots.forEach(each => each.destroy());
    plots = CHARTS.map(plot);
  };
  const follow = () => {
    const all = told();
    CHARTS.forEach((chart, i) => {
      const data = cut(all, chart.names);
      plots[i].setData(data);
      label(plots[i], chart, data);
    });
  };
  const fit = () => plots.forEach((each, i) => {
    const width = document.getElementById(CHARTS[i].at).clientWidth;
    if (width > 0 && width !== each.width) each.setSize({ width, height: HEIGHT });
  });

  // Who waits comes before what was, where one must scroll for it. The section itself is moved, so that keys and
  // readers come to it when eyes do.
  const place = () => {
    const trend = document.getElementById('trend');
    if (oneColumn.matches) trend.parentElement.append(trend);
    else document.getElementById('calls').before(trend);
  };

  document.addEventListener('DOMContentLoaded', () => {
    place();
    oneColumn.addEventListener('change', place);
    draw();
    new MutationObserver(follow).observe(document.getElementById('trend-data').parentElement,
      { subtree: true, childList: true, attributes: true, attributeFilter: ['data-series'] });
    new ResizeObserver(fit).observe(document.querySelector('.charts'));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    document.querySelectorAll('.spans button').forEach(button => button.addEventListener('click', () => {
      minutes = Number(button.dataset.span);
      document.querySelectorAll('.spans button').forEach(each => each.setAttribute('aria-pressed', String(each === button)));
      draw();
    }));
  });
})();

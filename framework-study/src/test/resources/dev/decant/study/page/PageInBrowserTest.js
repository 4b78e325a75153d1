// Presses what a reader presses once the charts are drawn, and leaves what came of it in the root element, as JSON in Base64.
'use strict';
(() => {
  const root = document.documentElement;
  let saved;
  window.Blob = class extends Blob {
    constructor(parts, options) { super(parts, options); saved = parts.join(''); }
  };

  /** What a download holds; at once, since the browser does not wait for what is read from a blob. */
  const csv = button => {
    saved = undefined;
    button.click();
    return saved;
  };
  const named = (start, index = 0) =>
    document.querySelectorAll('button[aria-label^="Download as CSV: ' + start + '"]')[index];
  const curves = () => document.querySelector('[data-kind=curves]');
  const tables = () => ({
    cost: csv(named('One training')),
    scores: csv(named('Mean ± standard deviation')),
    settings: csv(named('Training and network')),
    difference: csv([...document.querySelectorAll('.csv')].find(one => /less that of plain/.test(one.ariaLabel))),
    confusion: csv(document.querySelector('.confusion .csv')),
    drawn: csv(curves().parentElement.querySelector('.hint > .csv')),
    legend: [...document.querySelectorAll('[data-kind=curves] text, [data-kind=operating] text')].map(text => text.textContent).join('|'),
  });
  /** Charts that are seen, and how much is folded. */
  const layout = () => ({
    folded: document.querySelectorAll('details:not([open])').length,
    widths: [...document.querySelectorAll('.chart')].filter(chart => chart.clientWidth > 0)
      .map(chart => chart.querySelector('svg').getAttribute('width')),
  });
  const check = name => [...document.querySelectorAll('.filter label')].find(one => one.textContent.trim() === name)
    .querySelector('input').click();

  const press = () => {
    const result = {charts: Number(root.dataset.charts), whole: tables()};
    check('kd');
    result.without = tables();
    check('kd');
    result.again = tables();

    // What tables of other data may hold, in the place of a head and of a row's cells.
    const table = document.querySelector('#cost table');
    const row = table.tBodies[0].rows[0];
    const texts = ['−12,345.5', '+0.25', '1e-7', '[−0.01, +0.02]', '−0.012 −0.030 to +1,234', '[1, 2, 3]', '-2+3', '-1 -1', '@x',
      '=a,"b"', '2026-01-02'];
    const kept = row.innerHTML;
    row.replaceChildren(...texts.map(text => Object.assign(document.createElement('td'), {textContent: text})));
    const lines = (csv(named('One training'))).slice(1).split('\r\n');
    row.innerHTML = kept;
    result.cells = [lines[0].split(',')[0], ...lines[1].match(/"(?:[^"]|"")*"|[^,]+/g)];

    result.screen = layout();
    dispatchEvent(new Event('beforeprint'));
    result.print = layout();
    dispatchEvent(new Event('afterprint'));
    result.after = layout();
    root.dataset.pressed = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(result))));
  };

  const drawn = new MutationObserver(() => {
    if (root.dataset.charts) { drawn.disconnect(); press(); }
  });
  drawn.observe(root, {attributes: true});
})();

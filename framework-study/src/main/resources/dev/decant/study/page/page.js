// Draws the charts of a report from the JSON beside each of them. Colours are variables of the style sheet, so that charts
// follow the theme and print without being drawn again. Names come from data: they are only ever set as text.
'use strict';
(() => {
  const root = document.documentElement;
  const fail = message => { root.dataset.errors = (root.dataset.errors ? root.dataset.errors + '; ' : '') + message; };
  addEventListener('error', event => fail(event.message));
  addEventListener('unhandledrejection', event => fail(String(event.reason)));
  document.addEventListener('securitypolicyviolation', event => fail(event.violatedDirective + ' blocked ' + event.blockedURI));

  const ink = 'var(--ink)', soft = 'var(--soft)', rule = 'var(--rule)', paper = 'var(--paper)';
  const three = value => value == null ? '–' : value.toFixed(3).replace('-', '−');
  const short = value => String(Number(value.toPrecision(4))).replace('-', '−');
  const font = size => size + 'px ' + getComputedStyle(document.body).fontFamily;
  const round = value => Number(value.toPrecision(1));
  const narrow = width => width < 520;

  /** Lines of text as an element: never markup from a name. */
  const tip = (title, ...lines) => {
    const box = document.createElement('div');
    box.append(Object.assign(document.createElement('b'), {textContent: title}));
    lines.forEach(line => box.append(Object.assign(document.createElement('span'), {textContent: line})));
    return box;
  };

  const base = () => ({
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: ink},
    tooltip: {className: 'tip', confine: true, backgroundColor: paper, borderColor: rule, padding: [6, 10],
      textStyle: {color: ink}, extraCssText: 'box-shadow: 0 2px 10px rgb(0 0 0 / .2)'},
  });
  const axis = (type, name, more) => ({
    type, name, nameLocation: 'middle', nameGap: 30, nameTextStyle: {color: soft, fontSize: 12},
    axisLine: {show: true, lineStyle: {color: soft}}, axisTick: {lineStyle: {color: soft}},
    axisLabel: {color: soft, fontSize: 12, hideOverlap: true, ...(type === 'value' && {formatter: short})},
    splitLine: {show: type === 'value', lineStyle: {color: rule}}, ...more,
  });
  const names = (list, width) => axis('category', '', {
    data: list, inverse: true, axisTick: {show: false}, splitLine: {show: true, lineStyle: {color: rule}},
    axisLabel: {color: ink, fontSize: 13, interval: 0, width: nameWidth(width), overflow: 'truncate'},
  });
  const nameWidth = width => narrow(width) ? 84 : 132;
  /** Methods above a chart; the rows that they take at this width decide where the chart begins. */
  const legend = (runs, width, itemWidth = 30) => {
    const list = [...new Set(runs.map(run => run.name))];
    let rows = 1, used = 0;
    list.forEach(name => {
      const wide = Math.min(echarts.format.getTextRect(name, font(13)).width, width - 60) + itemWidth + 21;
      if (used > 0 && used + wide > width) { rows++; used = 0; }
      used += wide;
    });
    return {bottom: 16 + 22 * rows, option: {
      type: 'plain', top: 0, left: 0, padding: [2, 0], itemWidth, itemHeight: 12, itemGap: 16, data: list,
      textStyle: {color: ink, fontSize: 13, width: width - 60, overflow: 'truncate'}, inactiveColor: rule, inactiveBorderColor: rule,
    }};
  };
  /** What a crowded chart leaves to be switched on. */
  const selected = runs => Object.fromEntries(runs.map(run => [run.name, run.shown]));
  const line = (run, width) => ({
    type: 'line', name: run.name, symbol: run.symbol, symbolSize: 6, emphasis: {disabled: true},
    lineStyle: {color: run.color, width: width || 1.7, type: run.dash}, itemStyle: {color: run.color},
  });
  const label = run => run.label || run.name + ', seed ' + run.seed;

  // Each takes the data, the chosen measure and the width, and returns the height and the options of ECharts.
  const kinds = {
    forest(data, choice, width) {
      const whisker = (params, api) => {
        const y = params.dataIndex;
        const from = api.coord([api.value(0), y]), to = api.coord([api.value(1), y]);
        const stroke = {stroke: data.methods[y].color, lineWidth: 2, fill: 'none'};
        const bar = (x1, y1, x2, y2) => ({type: 'line', shape: {x1, y1, x2, y2}, style: stroke});
        return {type: 'group', children: [bar(from[0], from[1], to[0], to[1]),
          bar(from[0], from[1] - 5, from[0], from[1] + 5), bar(to[0], to[1] - 5, to[0], to[1] + 5)]};
      };
      const ends = [data.reference, ...data.methods.flatMap(m => [m.low, m.high, m.estimate])].filter(v => v != null);
      const reach = Math.max(...ends) - Math.min(...ends) || 1;
      return {height: 62 + 34 * data.methods.length, option: {
        grid: {left: nameWidth(width) + 12, right: 16, top: 8, bottom: 48},
        xAxis: axis('value', data.axis, {min: Math.min(...ends) - reach * .06, max: Math.max(...ends) + reach * .06,
          axisLabel: {color: soft, fontSize: 12, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: short},
          splitNumber: 4}),
        yAxis: names(data.methods.map(m => m.name), width),
        tooltip: {...base().tooltip, formatter: p => {
          const m = data.methods[p.dataIndex];
          return tip(m.name, three(m.estimate), 'interval ' + three(m.low) + ' to ' + three(m.high));
        }},
        series: [
          {type: 'custom', renderItem: whisker, encode: {x: [0, 1], y: 2}, emphasis: {disabled: true},
            data: data.methods.map((m, i) => [m.low ?? m.estimate, m.high ?? m.estimate, i])},
          {type: 'scatter', emphasis: {disabled: true}, symbolSize: 12,
            data: data.methods.map((m, i) => ({value: [m.estimate, i], symbol: m.symbol,
              itemStyle: {color: m.color, opacity: 1}})),
            markLine: {silent: true, symbol: 'none', label: {show: false}, data: data.reference == null ? [] : [{xAxis: data.reference}],
              lineStyle: {color: ink, width: 1.2, type: 'solid'}}},
        ],
      }};
    },

    curves(data, choice, width) {
      const runs = data.runs.filter(run => run.series[choice]);
      const values = runs.flatMap(run => run.series[choice]).filter(v => v != null);
      const low = Math.min(...values), high = Math.max(...values);
      const log = data.log && low > 0 && high > 30 * low;
      const last = Math.max(...runs.map(run => run.series[choice].length));
      const every = Math.ceil(last / 12);
      const key = legend(runs, width);
      return {height: key.bottom + (narrow(width) ? 270 : 340), option: {
        legend: key.option,
        grid: {left: 64, right: 16, top: key.bottom, bottom: 48},
        xAxis: axis('value', 'epoch', {min: 1, max: Math.max(last, 2), minInterval: 1, splitLine: {show: false}}),
        yAxis: axis(log ? 'log' : 'value', choice, {scale: true, nameGap: 44, ...(log && {min: round(low * .9), max: round(high * 1.1)}), splitLine: {show: true, lineStyle: {color: rule}},
          axisLabel: {color: soft, fontSize: 12, formatter: short}}),
        tooltip: {...base().tooltip, trigger: 'item', formatter: p => {
          const run = runs[p.seriesIndex];
          return tip(label(run), 'epoch ' + p.value[0] + (p.value[0] === run.best ? ' (tested)' : ''), choice + ' ' + short(p.value[1]));
        }},
        series: runs.map(run => ({...line(run), showAllSymbol: true,
          data: run.series[choice].map((value, i) => ({value: [i + 1, value],
            symbolSize: i + 1 === run.best ? 13 : i % every === 0 ? 6 : 2}))})),
      }};
    },

    values(data, choice, width) {
      const {type, values} = data.axes[choice];
      const trials = data.trials.filter(trial => trial.values[choice] != null);
      const names = [...new Set(trials.map(trial => trial.name))];
      const key = legend(trials, width, 12);
      const at = trial => type === 'category' ? trial.values[choice] : Number(trial.values[choice]);
      return {height: key.bottom + (narrow(width) ? 270 : 340), option: {
        legend: key.option,
        grid: {left: 64, right: 24, top: key.bottom, bottom: 48},
        xAxis: axis(type, choice, type === 'category' ? {data: values} : {scale: true, splitLine: {show: false},
          axisLabel: {color: soft, fontSize: 12, hideOverlap: true, formatter: short}}),
        yAxis: axis('value', data.metric, {scale: true, nameGap: 44}),
        tooltip: {...base().tooltip, formatter: p => {
          const trial = trials.filter(other => other.name === names[p.seriesIndex])[p.dataIndex];
          return tip(trial.label + ', ' + trial.name, choice + ' ' + trial.values[choice], data.metric + ' ' + three(trial.metric));
        }},
        series: names.map(name => {
          const own = trials.filter(trial => trial.name === name);
          return {type: 'scatter', name, symbol: own[0].symbol, symbolSize: 10, itemStyle: {color: own[0].color, opacity: 1},
            emphasis: {disabled: true}, data: own.map(trial => [at(trial), trial.metric])};
        }),
      }};
    },

    labels(data, choice, width) {
      const key = legend(data.methods, width);
      const least = data.labelled[0], most = data.labelled[data.labelled.length - 1];
      const logBase = most / least < 300 ? 2 : 10;
      const power = (value, round) => logBase ** round(Math.log(value) / Math.log(logBase) + (round === Math.ceil ? -1e-9 : 1e-9));
      const at = (m, name) => data.labelled.map((x, i) => [x, m[name][i]]);
      const band = m => (params, api) => {
        const inside = i => i < data.labelled.length && m.lows[i] != null;
        if (params.dataIndex > 0) return undefined;
        const point = (i, name) => api.coord([data.labelled[i], m[name][i]]);
        return {type: 'group', children: data.labelled.flatMap((x, i) => !inside(i) ? [] : [
          {type: 'polyline', shape: {points: [point(i, 'lows'), point(i, 'highs')]}, style: {stroke: m.color, lineWidth: 1, fill: 'none'}},
          ...(inside(i + 1) ? [{type: 'polygon', shape: {points: [point(i, 'lows'), point(i + 1, 'lows'), point(i + 1, 'highs'),
            point(i, 'highs')]}, style: {fill: m.color, opacity: .13}}] : [])])};
      };
      return {height: key.bottom + (narrow(width) ? 290 : 380), option: {
        legend: key.option,
        grid: {left: 64, right: 24, top: key.bottom, bottom: 48},
        xAxis: axis('log', 'labelled training records', {logBase, min: power(least, Math.floor), max: power(most, Math.ceil),
          axisLabel: {color: soft, fontSize: 12, hideOverlap: true, formatter: short}}),
        yAxis: axis('value', data.measure, {scale: true, nameGap: 44}),
        tooltip: {...base().tooltip, formatter: p => {
          const m = data.methods.find(one => one.name === p.seriesName), i = p.dataIndex;
          return tip(m.name, short(data.labelled[i]) + ' labelled records', data.measure + ' ' + three(m.means[i]),
            ...(m.lows[i] == null ? [] : ['interval ' + three(m.lows[i]) + ' to ' + three(m.highs[i])]),
            m.seeds[i] === 1 ? '1 seed' : m.seeds[i] + ' seeds');
        }},
        // The points of a band are there for the reach of the axis: the first of them draws it.
        series: [
          ...data.methods.map(m => ({...line(m), symbolSize: 9, showAllSymbol: true, data: at(m, 'means')})),
          ...data.methods.map(m => ({type: 'custom', name: m.name, silent: true, z: 1, emphasis: {disabled: true}, renderItem: band(m),
            itemStyle: {color: m.color}, data: [...at(m, 'lows'), ...at(m, 'highs')].filter(([, y]) => y != null)})),
        ],
      }};
    },

    dots(data, choice, width) {
      const middle = (data.methods.length - 1) / 2;
      const key = legend(data.methods, width, 12);
      return {height: key.bottom + 52 + Math.max(30, 7 * data.methods.length) * data.classes.length, option: {
        legend: key.option,
        grid: {left: nameWidth(width) + 12, right: 16, top: key.bottom, bottom: 48},
        xAxis: axis('value', choice, {min: 0, max: 1}),
        yAxis: names(data.classes, width),
        tooltip: {...base().tooltip, formatter: p => tip(p.seriesName, data.classes[p.value[1]], choice + ' ' + three(p.value[0]))},
        series: data.methods.map((m, k) => ({type: 'scatter', name: m.name, symbol: m.symbol, symbolSize: 10,
          symbolOffset: [0, (k - middle) * 5], itemStyle: {color: m.color, opacity: 1}, emphasis: {disabled: true},
          data: m.values[choice].map((value, i) => [value, i])})),
      }};
    },

    reliability(data, choice, width) {
      const end = list => [.02, .05, .1, .2, .3, .4, .5, .6, .8].find(end => end >= Math.max(...list)) || 1;
      const right = end(data.runs.flatMap(run => run.predicted)), top = end(data.runs.flatMap(run => run.observed));
      const both = Math.max(right, top), zoomed = choice === 'axes as far as the data';
      const key = legend(data.runs, width);
      return {height: key.bottom + (narrow(width) ? 310 : 420), option: {
        legend: {...key.option, selected: selected(data.runs)},
        grid: {left: 62, right: 20, top: key.bottom, bottom: 48},
        xAxis: axis('value', 'predicted probability', {min: 0, max: zoomed ? right : both}),
        yAxis: axis('value', 'share that is true', {min: 0, max: zoomed ? top : both, nameGap: 42}),
        tooltip: {...base().tooltip, formatter: p => p.seriesIndex === 0 ? '' : tip(label(data.runs[p.seriesIndex - 1]),
          'predicted ' + three(p.value[0]), 'true ' + three(p.value[1]), 'of ' + data.runs[p.seriesIndex - 1].counts[p.dataIndex])},
        series: [
          {type: 'line', silent: true, symbol: 'none', emphasis: {disabled: true}, clip: true, data: [[0, 0], [1, 1]],
            lineStyle: {color: soft, width: 1, type: 'dotted'}},
          ...data.runs.map(run => ({...line(run), symbolSize: 8, data: run.predicted.map((p, i) => [p, run.observed[i]])})),
        ],
      }};
    },

    signals(data, choice, width) {
      const left = 58, right = 12, gap = 20;
      const end = data.values[0].length * data.perStep;
      const areas = [];
      data.positive.forEach((value, i) => {
        if (value && !data.positive[i - 1]) areas.push([i * data.perStep, (i + 1) * data.perStep]);
        else if (value) areas[areas.length - 1][1] = (i + 1) * data.perStep;
      });
      // Electrocardiograph paper where there is room for it: a square is 0.2 s by 0.5 mV, as at 25 mm/s and 10 mm/mV.
      const square = (width - left - right) * .2 / end;
      const rows = data.values.map((values, i) => {
        const known = values.filter(v => v != null);
        const low = Math.floor(Math.min(...known) * 2) / 2, high = Math.max(Math.ceil(Math.max(...known) * 2) / 2, low + .5);
        const paper = data.units[i] === 'mV' && data.unit === 'seconds' && square >= 5 && known.length && high - low <= 10;
        return paper ? {paper, low, high, height: Math.max(30, (high - low) * 2 * square)} : {height: narrow(width) ? 84 : 96};
      });
      let top = 8;
      const grids = rows.map(row => { const grid = {left, right, top, height: row.height}; top += row.height + gap; return grid; });
      const line = {show: true, lineStyle: {color: 'var(--square)', width: 1}};
      const every = narrow(width) ? 2 : 1;
      return {height: top + 38, option: {
        grid: grids,
        xAxis: grids.map((grid, i) => axis('value', i === grids.length - 1 ? data.unit : '', {gridIndex: i, min: 0, max: end,
          ...(rows[i].paper && {interval: .2, axisTick: {show: false}, splitLine: line}),
          axisLabel: {show: i === grids.length - 1, color: soft, fontSize: 12,
            formatter: !rows[i].paper ? short : v => Math.abs(v / every - Math.round(v / every)) < 1e-6 ? short(Math.round(v)) : ''}})),
        yAxis: grids.map((grid, i) => axis('value', data.channels[i] + (data.units[i] ? ', ' + data.units[i] : ''), {
          gridIndex: i, scale: true, splitNumber: 2, nameGap: 40, nameRotate: data.channels[i].length > 2 || data.units[i] ? 90 : 0,
          ...(rows[i].paper && {min: rows[i].low, max: rows[i].high, interval: .5, splitLine: line, axisTick: {show: false}}),
          axisLabel: {color: soft, fontSize: 12, hideOverlap: true,
            formatter: rows[i].paper ? v => Math.abs(v - Math.round(v)) < 1e-6 ? short(Math.round(v)) : '' : short},
          nameTextStyle: {color: ink, fontSize: 12, fontWeight: 650, width: rows[i].height + 12, overflow: 'truncate'}})),
        tooltip: {show: false},
        series: data.values.map((values, i) => ({type: 'line', xAxisIndex: i, yAxisIndex: i, silent: true,
          ...(data.points ? {symbol: 'circle', symbolSize: 4, showAllSymbol: true, itemStyle: {color: ink}, connectNulls: true}
            : {symbol: 'none', sampling: 'lttb'}),
          emphasis: {disabled: true}, lineStyle: {color: ink, width: 1},
          data: values.map((value, step) => [step * data.perStep, value]),
          ...(areas.length && {markArea: {silent: true, itemStyle: {color: 'var(--band)', borderColor: rule, borderWidth: 1},
            data: areas.map(([from, to]) => [{xAxis: from}, {xAxis: to}])}})})),
      }};
    },

    operating(data, choice, width) {
      const key = legend(data.methods, width);
      const level = data.levels[choice];
      const guess = level == null ? [[0, 0], [1, 1]] : [[0, level], [1, level]];
      return {height: key.bottom + (narrow(width) ? 300 : 380), option: {
        legend: key.option,
        grid: {left: 62, right: 20, top: key.bottom, bottom: 48},
        xAxis: axis('value', data.x, {min: 0, max: 1}),
        yAxis: axis('value', data.y, {min: 0, max: 1, nameGap: 42}),
        tooltip: {...base().tooltip, trigger: 'axis', axisPointer: {lineStyle: {color: soft}}, formatter: points => {
          const own = points.filter(p => p.seriesName);
          return own.length ? tip(data.x + ' ' + three(own[0].value[0]), ...own.map(p => p.seriesName + ' ' + three(p.value[1]))) : '';
        }},
        series: [
          ...data.methods.map(m => ({...line(m), showSymbol: false, data: data.axis.map((x, i) => [x, m.values[choice][i]])})),
          {type: 'line', silent: true, symbol: 'none', emphasis: {disabled: true}, data: guess,
            lineStyle: {color: soft, width: 1, type: 'dotted'}, tooltip: {show: false}},
        ],
      }};
    },

    seeds(data, choice, width) {
      const points = data.methods.map(m => m.values[choice]);
      return {height: narrow(width) ? 300 : 340, option: {
        grid: {left: 64, right: 24, top: 14, bottom: 40},
        xAxis: axis('category', '', {data: data.methods.map(m => m.name), axisTick: {show: false},
          axisLabel: {color: ink, fontSize: 13, interval: 0, width: (width - 88) / data.methods.length - 6, overflow: 'truncate'}}),
        yAxis: axis('value', choice, {scale: true, nameGap: 44}),
        tooltip: {...base().tooltip, formatter: p => tip(data.methods[p.dataIndex].name,
          'seed ' + data.seeds[p.seriesIndex], choice + ' ' + three(p.value))},
        series: data.seeds.map((seed, k) => ({type: 'line', name: 'seed ' + seed, emphasis: {disabled: true}, showAllSymbol: true,
          lineStyle: {color: soft, width: 1, opacity: .7},
          data: data.methods.map((m, i) => ({value: points[i][k], symbol: m.symbol, symbolSize: 10, itemStyle: {color: m.color, opacity: 1}}))})),
      }};
    },

    bars(data, choice, width) {
      const key = data.series.length > 1 ? legend(data.series, width, 12) : {bottom: 8, option: {show: false}};
      const row = data.categories.length > 30 ? 20 : 28;
      return {height: key.bottom + 52 + row * data.categories.length, option: {
        legend: key.option,
        grid: {left: nameWidth(width) + 12, right: 24, top: key.bottom, bottom: 48},
        xAxis: axis('value', data.axis, {min: 0, ...(data.max != null && {max: data.max}), splitNumber: narrow(width) ? 3 : 5}),
        yAxis: names(data.categories, width),
        tooltip: {...base().tooltip, formatter: p => tip(data.categories[p.dataIndex], (data.series.length > 1 ? p.seriesName + ' ' : '')
          + short(p.value) + ' ' + data.axis)},
        series: data.series.map(s => ({type: 'bar', name: s.name, stack: 'all', barMaxWidth: 18, emphasis: {disabled: true},
          itemStyle: {color: s.color}, data: s.values})),
      }};
    },

    histogram(data, choice, width) {
      const box = (params, api) => {
        const from = api.coord([api.value(0), api.value(2)]), to = api.coord([api.value(1), 0]);
        return {type: 'rect', shape: {x: from[0] + .5, y: from[1], width: Math.max(1, to[0] - from[0] - 1), height: to[1] - from[1]},
          style: {fill: 'var(--m0)'}};
      };
      return {height: narrow(width) ? 250 : 300, option: {
        grid: {left: 64, right: 20, top: 12, bottom: 48},
        xAxis: axis('value', data.axis, {min: data.edges[0], max: data.edges[data.edges.length - 1], splitLine: {show: false},
          axisLabel: {color: soft, fontSize: 12, hideOverlap: true, formatter: short, showMaxLabel: false}}),
        yAxis: axis('value', 'records', {min: 0, nameGap: 46, minInterval: 1}),
        tooltip: {...base().tooltip, formatter: p => tip(short(p.value[2]) + ' records',
          short(p.value[0]) + ' to ' + short(p.value[1]) + ' ' + data.axis)},
        series: [{type: 'custom', renderItem: box, encode: {x: [0, 1], y: 2}, emphasis: {disabled: true},
          data: data.counts.map((count, i) => [data.edges[i], data.edges[i + 1], count])}],
      }};
    },

    steps(data, choice, width) {
      const areas = [];
      data.truth.forEach((value, i) => {
        if (value && !data.truth[i - 1]) areas.push([i + .5, i + 1.5]);
        else if (value) areas[areas.length - 1][1] = i + 1.5;
      });
      const key = legend(data.runs, width);
      const every = Math.ceil(data.truth.length / 8);
      return {height: key.bottom + (narrow(width) ? 240 : 290), option: {
        legend: {...key.option, selected: selected(data.runs)},
        grid: {left: 58, right: 16, top: key.bottom + 8, bottom: 48},
        xAxis: axis('value', 'step', {min: .5, max: data.truth.length + .5, minInterval: 1, splitLine: {show: false},
          axisLabel: {color: soft, fontSize: 12, showMinLabel: false, showMaxLabel: false}}),
        yAxis: axis('value', 'probability', {min: 0, nameGap: 42}),
        tooltip: {...base().tooltip, trigger: 'axis', axisPointer: {lineStyle: {color: soft}},
          formatter: points => tip('step ' + points[0].value[0] + (data.truth[points[0].value[0] - 1] ? ': ' + data.label : ''),
            ...points.map(p => p.seriesName + ' ' + three(p.value[1])
              + (p.value[1] >= data.runs[p.seriesIndex].threshold ? ' ≥ ' : ' < ') + three(data.runs[p.seriesIndex].threshold)))},
        series: data.runs.map((run, i) => ({...line(run), showAllSymbol: true,
          data: run.values.map((value, step) => ({value: [step + 1, value],
            symbolSize: data.truth.length <= 24 || (step + i * 2) % every === 0 ? 8 : 0})),
          markLine: {silent: true, symbol: 'none', label: {show: false}, data: [{yAxis: run.threshold}],
            lineStyle: {color: run.color, width: 1.2, type: [2, 4]}},
          ...(i === 0 && {markArea: {silent: true, itemStyle: {color: 'var(--band)', borderColor: rule, borderWidth: 1},
            label: {color: soft, fontSize: 11, position: 'top', distance: 3},
            data: areas.map(([from, to]) => [{xAxis: from, name: data.label}, {xAxis: to}])}})})),
      }};
    },
  };

  // What a chart draws that its table does not show in full, as rows for a file.
  const long = {
    curves: data => [['method', 'seed', 'epoch', 'measure', 'value'], ...data.runs.flatMap(run => Object.entries(run.series)
      .flatMap(([name, values]) => values.map((value, i) => [run.name, run.seed, i + 1, name, value])))],
    labels: data => [['method', 'labelled', data.measure, 'low', 'high', 'seeds'], ...data.methods.flatMap(m =>
      data.labelled.map((x, i) => [m.name, x, m.means[i], m.lows[i], m.highs[i], m.seeds[i]]))],
    operating: data => [['method', 'class', data.x, data.y], ...data.methods.flatMap(m => Object.entries(m.values)
      .flatMap(([name, values]) => values.map((value, i) => [m.name, name, data.axis[i], value])))],
    seeds: data => [['method', 'seed', 'measure', 'value'], ...data.methods.flatMap(m => Object.entries(m.values)
      .flatMap(([name, values]) => values.map((value, i) => [m.name, data.seeds[i], name, value])))],
    values: data => [['method', 'run', data.metric, ...data.choices], ...data.trials.map(trial =>
      [trial.name, trial.label, trial.metric, ...data.choices.map(name => trial.values[name])])],
    signals: data => [[data.unit, ...data.channels.map((name, i) => name + (data.units[i] ? ' in ' + data.units[i] : ''))],
      ...data.values[0].map((_, step) => [Number((step * data.perStep).toPrecision(7)), ...data.values.map(values => values[step])])],
    steps: data => [['method', 'seed', 'step', 'truth', 'probability'], ...data.runs.flatMap(run =>
      run.values.map((value, i) => [run.name, run.seed, i + 1, data.truth[i], value]))],
  };

  // Thousands have a comma without a space, members of a list one with a space.
  const number = '[+\\-−]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+\\-−]?\\d+)?';
  const mean = `${number}(?: ± ${number})?`, interval = `(?:${number} to ${number}|\\[${number}(?:, ${number})*\\])`;
  const onlyNumbers = new RegExp(`^(?:${mean}|(?:${mean} )?${interval}|${number}(?:, ${number})+)$`);
  const asProgramsRead = text => text
    .replace(new RegExp(`(${number}) to (${number})$`), '[$1, $2]')
    .replace(new RegExp(number, 'g'), one => one.replaceAll('−', '-').replace(/^\+/, '').replaceAll(',', ''));

  /**
   * RFC 4180. Numbers and what consists of nothing else are written as programs read them, intervals in brackets; any other
   * text that a spreadsheet would take for a formula gets an apostrophe.
   */
  const cell = value => {
    let text = value == null ? '' : String(value).trim();
    if (onlyNumbers.test(text)) text = asProgramsRead(text);
    else if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  const csv = rows => '\ufeff' + rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
  const download = (title, rows) => {
    const button = Object.assign(document.createElement('button'), {type: 'button', className: 'csv', textContent: 'CSV'});
    button.setAttribute('aria-label', 'Download as CSV: ' + title);
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csv(rows())], {type: 'text/csv'}));
      link.download = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) + '.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    return button;
  };
  /** As the reader sees it, without what is switched off. */
  const tableRows = table => [...table.rows].filter(row => !row.hidden).map(row => [...row.cells].filter(one => !one.hidden)
    .map(one => [...one.childNodes].map(node => node.textContent).join(' ')));

  // Methods, and those that the reader has switched off, in every chart and table.
  const methods = new Set(), hidden = new Set();
  const shown = data => {
    const of = list => list && list.filter(one => !hidden.has(one.name));
    return hidden.size === 0 ? data : {...data, ...(data.methods && {methods: of(data.methods)}),
      ...(data.runs && {runs: of(data.runs)}), ...(data.trials && {trials: of(data.trials)})};
  };
  const filterTables = () => document.querySelectorAll('table').forEach(table => {
    const heads = [...table.tHead.rows[0].cells].map(one => one.textContent);
    const byMethod = heads[0] === 'method' || heads[1] === 'method';
    const column = heads.indexOf('method');
    // One head alone may only be called like a method: a class, or a setting.
    const across = heads.filter(name => methods.has(name)).length > 1;
    [...table.rows].forEach((row, i) => {
      if (i > 0 && byMethod) row.hidden = hidden.has(row.cells[column].textContent);
      heads.forEach((name, c) => { if (across && c > 0 && row.cells[c]) row.cells[c].hidden = hidden.has(name); });
    });
  });
  const filter = () => {
    const names = [...new Set([...document.querySelectorAll('#scores th[scope=row]')].map(one => one.textContent))]
      .filter(name => name !== 'chance');
    if (names.length < 3) return;
    names.forEach(name => methods.add(name));
    const box = document.createElement('fieldset');
    box.className = 'filter';
    box.append(Object.assign(document.createElement('legend'), {textContent: 'Methods shown'}));
    names.forEach(name => {
      const check = Object.assign(document.createElement('input'), {type: 'checkbox', checked: true});
      check.addEventListener('change', () => {
        if (check.checked) hidden.delete(name); else hidden.add(name);
        filterTables();
        charts.forEach(draw => draw());
      });
      const one = document.createElement('label');
      one.append(check, ' ' + name);
      box.append(one);
    });
    document.querySelector('nav').after(box);
  };

  const charts = [];

  const begin = box => {
    const data = JSON.parse(box.parentElement.querySelector('script[type="application/json"]').textContent);
    const title = box.parentElement.querySelector('figcaption').textContent;
    let choice = data.choices ? data.choices[0] : undefined;
    if (data.choices && data.choices.length > 1) {
      const select = document.createElement('select');
      data.choices.forEach(name => select.add(new Option(name, name)));
      select.addEventListener('change', () => { choice = select.value; draw(); });
      const choose = Object.assign(document.createElement('label'), {className: 'choice', textContent: 'Show '});
      select.setAttribute('aria-label', 'Show in ' + title);
      choose.append(select);
      box.before(choose);
    }
    if (long[box.dataset.kind]) {
      const line = Object.assign(document.createElement('p'), {className: 'hint', textContent: 'What is drawn: '});
      line.append(download(title, () => long[box.dataset.kind](shown(data))));
      box.parentElement.append(line);
    }
    let chart;
    const draw = width => {
      width = width || box.parentElement.clientWidth;
      const own = shown(data);
      const none = [own.methods, own.runs, own.trials].some(list => list && list.length === 0);
      if (!width || none) { box.hidden = none; return; }
      box.hidden = false;
      const {height, option} = kinds[box.dataset.kind](own, choice, width);
      chart = chart || echarts.init(box, null, {renderer: 'svg', width, height});
      chart.resize({width, height});
      chart.setOption({...base(), ...option}, true);
      box.style.height = height + 'px';
    };
    draw();
    charts.push(draw);
    let known = box.parentElement.clientWidth;
    new ResizeObserver(() => {
      const width = box.parentElement.clientWidth;
      if (width !== known) { known = width; draw(); }
    }).observe(box.parentElement);
  };

  /** The chart library lies in the page compressed; the policy names the hash of what comes out. */
  const library = async () => {
    const packed = Uint8Array.from(atob(document.getElementById('library').textContent), c => c.charCodeAt(0));
    const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    document.head.append(Object.assign(document.createElement('script'), {textContent: text}));
  };

  const opened = [];
  const open = () => document.querySelectorAll('details:not([open])').forEach(details => { details.open = true; opened.push(details); });

  addEventListener('DOMContentLoaded', async () => {
    document.querySelectorAll('table').forEach(table => {
      const frame = table.parentElement;
      frame.previousElementSibling.append(' ', download(table.getAttribute('aria-label'), () => tableRows(table)));
    });
    filter();
    await library();
    document.querySelectorAll('.chart').forEach(begin);
    document.querySelectorAll('details[data-fold]').forEach(details => { details.open = false; });
    root.dataset.charts = document.querySelectorAll('.chart svg').length;
  });
  addEventListener('beforeprint', () => { open(); charts.forEach(draw => draw(640)); });
  addEventListener('afterprint', () => {
    opened.splice(0).forEach(details => { details.open = false; });
    charts.forEach(draw => draw());
  });
})();

/** Colours follow the reader, and are light on paper, where nothing is cut and no row is divided. */
export const STYLE = `
:root{color-scheme:light;--ground:#fff;--text:#1b2430;--faint:#566170;--line:#c9d0d8;--head:#f1f4f7;--good:#1b6b34;--bad:#b3261e;--open:#7a4d00;--link:#1f5fa8}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ground:#14181d;--text:#e8ecf0;--faint:#aab4bf;--line:#3b444e;--head:#1d232a;--good:#7fd396;--bad:#ff9d95;--open:#f0bf6a;--link:#8fc0f5}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem}
.verdict{font-size:1.15rem;font-weight:600;border-left:6px solid;padding:.4rem .8rem;margin:.8rem 0}
.good{color:var(--good)}.bad{color:var(--bad)}.open{color:var(--open)}.faint{color:var(--faint)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.9em}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;min-width:4.5rem}
th{background:var(--head)}
thead th{overflow-wrap:normal}
td span{white-space:nowrap}
caption{text-align:left;padding:.3rem 0;color:var(--faint)}
code,pre{font:.92em ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .8rem;margin:.3rem 0}
dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
article{border:1px solid var(--line);border-radius:6px;padding:.6rem .9rem;margin:.7rem 0}
article h3{margin-top:0}
svg{max-width:100%;height:auto}
@page{size:A4;margin:15mm}
@media print{body{max-width:none;padding:0;font-size:10pt}.scroll{overflow:visible}tr,article,svg{break-inside:avoid}h2,h3{break-after:avoid}.skip{display:none}a{color:inherit}}`;

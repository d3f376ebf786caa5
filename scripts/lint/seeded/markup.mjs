const element = (rule, ...contents) =>
  contents.map((content, index) => [
    `components/${rule}-${index}.tsx`,
    `export const It = ({ go }: { go: () => void }) => <p onCopy={go}>${content}</p>;`,
    `jsx-a11y/${rule}`,
  ]);

export const markup = [
  ...element(
    "alt-text",
    `<img src="/a.png" />`,
    `<input type="image" src="/a.png" />`,
    `<object data="/a" />`,
  ),
  ...element("anchor-has-content", `<a href="/a" />`),
  ...element(
    "anchor-is-valid",
    `<a href="#">go</a>`,
    `<a onClick={go}>go</a>`,
    `<a href="javascript:void(0)">go</a>`,
  ),
  ...element("aria-activedescendant-has-tabindex", `<div aria-activedescendant="a" />`),
  ...element("aria-props", `<input aria-labeledby="a" />`),
  ...element(
    "aria-proptypes",
    `<input aria-hidden="yes" />`,
    `<div aria-level="one" role="heading" />`,
  ),
  ...element("aria-role", `<div role="datepicker" />`, `<div role="range" />`),
  ...element("aria-unsupported-elements", `<meta charSet="utf-8" aria-hidden="false" />`),
  ...element("autocomplete-valid", `<input type="text" autoComplete="incorrect" />`),
  ...element("click-events-have-key-events", `<div onClick={go}>go</div>`),
  ...element("heading-has-content", `<h2 />`),
  ...element("html-has-lang", `<html />`),
  ...element("iframe-has-title", `<iframe src="/a" />`),
  ...element("img-redundant-alt", `<img src="/a.png" alt="a photo of a cat" />`),
  ...element(
    "interactive-supports-focus",
    `<div role="button" onClick={go} onKeyDown={go}>go</div>`,
    `<div role="switch" aria-checked="true" onClick={go} onKeyDown={go}>go</div>`,
  ),
  ...element("label-has-associated-control", `<label>Name</label>`, `<label htmlFor="a" />`),
  ...element("media-has-caption", `<video src="/a" />`, `<audio src="/a" />`),
  ...element(
    "mouse-events-have-key-events",
    `<div onMouseOver={go}>go</div>`,
    `<div onMouseOut={go}>go</div>`,
  ),
  ...element("no-access-key", `<button accessKey="a">go</button>`),
  ...element("no-autofocus", `<input autoFocus />`),
  ...element("no-distracting-elements", `<marquee>go</marquee>`),
  ...element(
    "no-interactive-element-to-noninteractive-role",
    `<button role="img">go</button>`,
    `<tr role="presentation" />`,
    `<canvas role="img" />`,
  ),
  ...element(
    "no-noninteractive-element-interactions",
    `<li onClick={go} onKeyDown={go}>go</li>`,
    `<h2 onKeyDown={go}>go</h2>`,
  ),
  ...element(
    "no-noninteractive-element-to-interactive-role",
    `<h2 role="button" tabIndex={0}>go</h2>`,
    `<ul role="menu" />`,
    `<li role="menuitem" />`,
  ),
  ...element(
    "no-noninteractive-tabindex",
    `<div tabIndex={0}>go</div>`,
    `<article tabIndex={0}>go</article>`,
    `<div role="article" tabIndex={0}>go</div>`,
  ),
  ...element(
    "no-redundant-roles",
    `<button role="button">go</button>`,
    `<a href="/a" role="link">go</a>`,
  ),
  ...element(
    "no-static-element-interactions",
    `<div onClick={go} onKeyDown={go}>go</div>`,
    `<span onKeyDown={go}>go</span>`,
  ),
  ...element(
    "role-has-required-aria-props",
    `<span role="checkbox" tabIndex={0} />`,
    `<div role="slider" tabIndex={0} />`,
  ),
  ...element(
    "role-supports-aria-props",
    `<ul role="radiogroup" aria-labelledby="a" aria-checked="true" />`,
    `<a href="/a" aria-checked="true">go</a>`,
  ),
  ...element("scope", `<div scope="col" />`),
  ...element("tabindex-no-positive", `<button tabIndex={5}>go</button>`),
];

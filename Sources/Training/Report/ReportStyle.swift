/// The style sheet of the page, for light and dark screens and for print.
enum ReportStyle {
    /// The rules.
    ///
    /// Text has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3); no meaning hangs on colour alone.
    static let rules: StaticString = """
        :root{color-scheme:light dark;--back:#fff;--text:#1b1b1b;--soft:#555;--rule:#d5d5d5;--panel:#f4f4f2;
        --c0:#1f5fa8;--c1:#a14b00;--same:#1d6b2f;--other:#9b1c31}
        @media(prefers-color-scheme:dark){:root{--back:#16181b;--text:#ececec;--soft:#b3b3b3;--rule:#444;--panel:#22262b;
        --c0:#7fb4ff;--c1:#ffb366;--same:#86d28a;--other:#ff9aa8}}
        body{margin:0 auto;max-width:64rem;padding:1rem;background:var(--back);color:var(--text);
        font:1rem/1.5 system-ui,sans-serif}
        h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-bottom:2px solid var(--rule)}
        h3{font-size:1rem;margin:1.2rem 0 .3rem}a{color:var(--c0)}p.soft,figcaption,caption{color:var(--soft)}
        .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}caption{text-align:left;padding:.2rem 0}
        th,td{padding:.2rem .7rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top}
        th[scope=row],th:first-child{text-align:left;font-weight:600}td.text{text-align:left;min-width:12rem}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;margin:.5rem 0}
        dl>div{background:var(--panel);padding:.5rem .7rem;border-radius:.3rem}dt{color:var(--soft);font-size:.85rem}
        dd{margin:0;font-size:1.25rem;font-weight:600;overflow-wrap:anywhere}
        .notes{border-left:.3rem solid var(--c1);background:var(--panel);padding:.5rem 1rem}
        figure{margin:.5rem 0}svg{max-width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:var(--text)}
        svg line{stroke:var(--rule)}.fill0{fill:var(--c0)}.fill1{fill:var(--c1)}rect.empty{fill:var(--panel)}
        polyline{fill:none;stroke-width:2}.line0{stroke:var(--c0)}.line1{stroke:var(--c1);stroke-dasharray:6 3}
        .key0,.key1{margin-right:1rem}.key0::before{content:"\u{25A0} ";color:var(--c0)}
        .key1::before{content:"\u{25A0} ";color:var(--c1)}
        article{border-top:1px solid var(--rule);padding:.4rem 0;display:grid;
        grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.2rem 1.2rem}
        article p{margin:0}article .label{display:block;color:var(--soft);font-size:.8rem}
        mark{background:none;color:var(--same);font-weight:600}
        ins{color:var(--other);text-decoration:underline dotted}del{color:var(--other);text-decoration:underline dashed}
        @media print{body{max-width:none}.scroll{overflow:visible}article,figure{break-inside:avoid}}
        """
}

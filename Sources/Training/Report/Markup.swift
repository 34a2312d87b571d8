/// A piece of HTML, in which every text is escaped by construction.
struct Markup {
    /// The markup: well-formed, elements without content closed with `/>`.
    let html: String

    private init(html: String) { self.html = html }

    /// A text.
    ///
    /// Control characters, which HTML does not allow, become U+FFFD.
    static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

    /// An element.
    ///
    /// - Parameters:
    ///   - name: Name of the element.
    ///   - attributes: Names and values; a nil value leaves the attribute out.
    ///   - content: What it holds.
    /// - Returns: The element.
    static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [Markup] = []
    ) -> Markup {
        var html = "<" + name
        for (key, value) in attributes {
            if let value { html += " \(key)=\"\(escaped(value))\"" }
        }
        guard !content.isEmpty else {
            return Markup(html: html + (voidElements.contains(name) ? "/>" : "></\(name)>"))
        }
        html += ">"
        for part in content { html += part.html }
        html += "</\(name)>"
        return Markup(html: blocks.contains(name) ? html + "\n" : html)
    }

    /// An element that holds a text.
    static func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String) -> Markup {
        element(name, attributes, [.text(text)])
    }

    /// A style sheet; the rules are taken as they stand.
    static func style(_ rules: StaticString) -> Markup { Markup(html: "<style>\n\(rules)\n</style>\n") }

    /// A table whose first column names the rows.
    ///
    /// - Parameters:
    ///   - caption: What the table shows.
    ///   - header: Heads of the columns.
    ///   - rows: As many cells as columns; numbers are those after the first.
    /// - Returns: The table, in a box that scrolls sideways and that the keyboard reaches.
    static func table(caption: String, header: [String], rows: [[Markup]]) -> Markup {
        let heads = header.map { element("th", ["scope": "col"], $0) }
        let lines = rows.map { row in
            element(
                "tr", [:],
                row.enumerated().map { element($0 == 0 ? "th" : "td", ["scope": $0 == 0 ? "row" : nil], [$1]) })
        }
        return element(
            "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption],
            [
                element(
                    "table", [:],
                    [
                        element("caption", [:], caption), element("thead", [:], [element("tr", [:], heads)]),
                        element("tbody", [:], lines),
                    ])
            ])
    }

    private static let voidElements: Set = ["meta", "br", "hr", "rect", "line", "polyline", "circle", "path"]
    private static let blocks: Set = [
        "section", "table", "tr", "figure", "p", "h1", "h2", "h3", "svg", "dl", "article", "details", "title", "li",
    ]

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

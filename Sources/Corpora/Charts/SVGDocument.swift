/// A drawing in SVG 1.1: elements with attributes in the order given, whose text is escaped.
///
/// It has a title and a description that screen readers speak, real text, and no scripts. Equal calls give equal bytes.
struct SVGDocument {
    private let title: String
    private let description: String
    private let width: Double
    private let height: Double
    private var definitions: [String] = []
    private var body: [String] = []

    init(title: String, description: String, width: Double, height: Double) {
        self.title = title
        self.description = description
        self.width = width
        self.height = height
    }

    /// Adds an element without content.
    mutating func element(_ name: String, _ attributes: [(String, String)]) {
        body.append("<\(name)\(Self.text(of: attributes))/>")
    }

    /// Adds an element with a title of its own, which pointers show and screen readers speak.
    mutating func element(_ name: String, _ attributes: [(String, String)], title: String) {
        body.append("<\(name)\(Self.text(of: attributes))><title>\(Self.escaped(title))</title></\(name)>")
    }

    /// Adds text with its base line at a place.
    mutating func text(
        _ content: String, x: Double, y: Double, anchor: String = "start", size: Double = 12,
        attributes: [(String, String)] = []
    ) {
        let own = [
            ("x", Self.number(x)), ("y", Self.number(y)), ("text-anchor", anchor), ("font-size", Self.number(size)),
        ]
        body.append("<text\(Self.text(of: own + attributes))>\(Self.escaped(content))</text>")
    }

    /// Adds a definition, such as a pattern, as it stands.
    mutating func define(_ markup: String) { definitions.append(markup) }

    /// The document, with a line feed at its end.
    var markup: String {
        let (width, height) = (Self.number(width), Self.number(height))
        let root =
            #"<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="\#(width)" height="\#(height)""#
            + #" viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="title description""#
        let head: [String] = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            root + ##" font-family="DejaVu Sans, Verdana, sans-serif" fill="#222222">"##,
            #"<title id="title">\#(Self.escaped(title))</title>"#,
            #"<desc id="description">\#(Self.escaped(description))</desc>"#,
        ]
        let style: [String] = definitions.isEmpty ? [] : ["<defs>"] + definitions + ["</defs>"]
        let ground = ##"<rect x="0" y="0" width="\##(width)" height="\##(height)" fill="#FFFFFF"/>"##
        let lines: [String] = head + style + [ground] + body + ["</svg>", ""]
        return lines.joined(separator: "\n")
    }

    /// A number with at most two places after the point and no more than needed: `3`, `0.25`.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Text as XML 1.0 allows it: marks escaped, control characters as U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func text(of attributes: [(String, String)]) -> String {
        attributes.map { #" \#($0.0)="\#(escaped($0.1))""# }.joined()
    }
}

/// A piece of HTML; a text put into it is escaped, so that no value can become markup.
///
/// `"<td>\(name)</td>"` escapes `name` when it is a `String` and takes it as it is when it is a fragment.
struct HTMLFragment: ExpressibleByStringInterpolation, Sendable {
    /// The markup.
    private(set) var markup: String

    init(stringLiteral value: String) { markup = value }

    init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Fragments one after the other.
    init(_ parts: some Sequence<HTMLFragment>) { markup = parts.map(\.markup).joined() }

    /// Collects the literal parts as they are, and texts escaped.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        mutating func appendInterpolation(_ text: String) { markup += HTMLFragment.escaped(text) }

        mutating func appendInterpolation(_ number: Int) { markup += "\(number)" }

        mutating func appendInterpolation(_ fragment: HTMLFragment) { markup += fragment.markup }
    }

    /// A text for content and for quoted attributes (HTML Living Standard, 13.1.4).
    ///
    /// Control characters, which HTML does not allow, become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n": output.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}

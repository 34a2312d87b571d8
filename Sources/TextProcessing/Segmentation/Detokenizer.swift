/// Joins token texts with the spacing of Spanish and English typography, which Quechua and Aymara share.
public struct Detokenizer: Sendable {
    /// Creates a detokenizer.
    public init() {}

    /// The text of tokens.
    ///
    /// Straight quotation marks open and close by turns.
    ///
    /// - Parameters:
    ///   - joining: Token texts in order; empty ones are left out.
    ///   - language: Variety of the text.
    /// - Returns: The text, without space at its ends.
    public func text(joining: [String], language: LanguageVariety) -> String {
        var result = ""
        result.reserveCapacity(joining.reduce(0) { $0 + $1.utf8.count + 1 })
        var openQuotes: Set<String> = []
        // A space is due only between two tokens neither of which refuses it.
        var refusesSpace = true
        for token in joining where !token.isEmpty {
            var side = Self.side(of: token)
            if side == .quote {
                side = openQuotes.remove(token) == nil ? .opening : .closing
                if side == .opening { openQuotes.insert(token) }
            }
            if !refusesSpace, side != .closing, side != .joining { result += " " }
            result += token
            refusesSpace = side == .opening || side == .joining
        }
        return result
    }

    private enum Side {
        case free
        case opening
        case closing
        case joining
        case quote
    }

    private static func side(of token: String) -> Side {
        switch token {
        case "¿", "¡", "(", "[", "{", "«", "“", "‘", "‹", "„", "$", "€", "£", "#", "@": .opening
        case ".", ",", ";", ":", "!", "?", ")", "]", "}", "»", "”", "’", "›", "…", "..", "...", "....": .closing
        case "/", "\\": .joining
        case "\"", "'": .quote
        default: .free
        }
    }
}

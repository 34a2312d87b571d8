import TextProcessing

/// Says recognized pieces in one language: by its verbalizer, else digit by digit, signs in Spanish as a last resort.
struct WordSpeaker {
    let verbalizer: any Verbalizer
    let fallback: any Verbalizer
    let language: PreparationLanguage

    func words(_ pieces: [Recognition.Piece]) -> String {
        var parts: [Substring] = []
        let suffixing = verbalizer as? any SuffixingVerbalizer
        var rest = pieces[...]
        while let piece = rest.popFirst() {
            let said: String
            switch piece {
            case .ending(let ending):
                let last = String(parts.popLast() ?? "")
                said = suffixing?.attach(spelling(of: ending), to: last) ?? last + spelling(of: ending)
            case .text(let text): said = spelling(of: text)
            case .token(let token):
                if case .ending(let ending)? = rest.first,
                    let joined = suffixing?.suffixedWords(for: token, suffix: spelling(of: ending))
                {
                    said = joined
                    rest = rest.dropFirst()
                } else {
                    said = verbalizer.words(for: token) ?? digitByDigit(token)
                }
            }
            parts += said.split(separator: " ")
        }
        return parts.joined(separator: " ")
    }

    /// A word as an engine reads it: the apostrophe family in the one writing its language takes.
    func spelling(of text: String) -> String {
        let apostrophe: Unicode.Scalar = language.hasEjectives ? "\u{2BC}" : "'"
        guard text.unicodeScalars.contains(where: { Self.apostrophes.contains($0) && $0 != apostrophe }) else {
            return text
        }
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(Self.apostrophes.contains(scalar) ? apostrophe : scalar) }
        return String(view)
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2BC}"]

    /// What is said for a value that the language cannot say.
    private func digitByDigit(_ token: SemanticToken) -> String {
        switch token {
        case .symbol: return fallback.words(for: token) ?? ""
        case .letters(let text):
            return fallback.words(for: token) ?? text.map { String($0) }.joined(separator: " ")
        case .cardinal(let value, _): return digits(String(value.magnitude))
        case .ordinal(let value, _), .year(let value): return number(value)
        case .decimal(let whole, let decimals): return number(whole) + " " + tail(decimals)
        case .percent(let whole, let decimals): return "\(number(whole)) \(tail(decimals)) \(sign("%"))"
        case .fraction(let over, let under): return "\(number(over)) \(sign("/")) \(number(under))"
        case .money(let whole, let cents, let currency):
            let name = language.currencyNames[currency] ?? words([.token(.letters(currency))])
            return "\(number(whole)) \(cents.map { tail(String($0 + 100).dropFirst().description) } ?? "") \(name)"
        case .date(let day, let month, let year):
            return [day, month, year].compactMap { $0.map(number) }.joined(separator: " ")
        case .time(let hour, let minute, let second):
            return [hour, minute, second].compactMap { $0.map(number) }.joined(separator: " ")
        case .digits(let groups): return groups.joined().map { String($0) }.joined(separator: " ")
        case .quantity(let whole, let decimals, let unit):
            return "\(number(whole)) \(tail(decimals)) \(words([.token(.letters(unit))]))"
        case .range(let first, let last): return "\(number(first)) \(number(last))"
        }
    }

    private func sign(_ symbol: Character) -> String { words([.token(.symbol(symbol))]) }

    private func tail(_ decimals: String) -> String {
        decimals.isEmpty ? "" : sign(".") + " " + digits(decimals)
    }

    private func number(_ value: Int) -> String { words([.token(.cardinal(value, gender: .masculine))]) }

    private func digits(_ text: String) -> String {
        verbalizer.words(for: .digits(groups: [text])) ?? text.map { String($0) }.joined(separator: " ")
    }
}

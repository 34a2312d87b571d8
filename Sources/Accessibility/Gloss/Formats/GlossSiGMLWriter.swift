/// Writes a gloss as SiGML for a signing avatar, from notation in the lexicon only.
public struct GlossSiGMLWriter: Sendable {
    private let lexicon: SignLexicon

    /// Creates a writer that takes the notation from a lexicon.
    public init(lexicon: SignLexicon) { self.lexicon = lexicon }

    /// Writes the signs in order.
    ///
    /// - Parameter result: The gloss.
    /// - Returns: A `sigml` document.
    /// - Throws: ``GlossError/noNotation(glosses:)`` with every sign or letter without SiGML; nothing is left out.
    public func document(_ result: GlossResult) throws(GlossError) -> String {
        var elements: [String] = []
        var absent: Set<String> = []
        for name in result.lines.flatMap(\.tokens).flatMap(Self.names) {
            if let entry = lexicon.entry(gloss: name), !entry.sigML.isEmpty {
                elements.append("    " + entry.sigML)
            } else {
                absent.insert(name)
            }
        }
        guard absent.isEmpty else { throw .noNotation(glosses: absent.sorted()) }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sigml>\n"
            + elements.map { $0 + "\n" }.joined() + "</sigml>\n"
    }

    private static func names(of token: GlossToken) -> [String] {
        if case .fingerspelled(let letters) = token.realization { letters } else { [token.gloss] }
    }
}

public import TextProcessing

/// One word of a lexicon entry in one variety.
public struct LexiconForm: Hashable, Sendable {
    /// Variety of the form.
    public let variety: LanguageVariety
    /// The form: NFC, ejectives with U+02BC.
    public let text: String
    /// Where the form is attested (`train/es-quy/dict.quy:7854`), or nil where the file asks for no source.
    public let attestation: String?

    /// Creates a form.
    public init(variety: LanguageVariety, text: String, attestation: String? = nil) {
        self.variety = variety
        self.text = text
        self.attestation = attestation
    }
}

/// One concept of a lexicon with its words in several varieties.
public struct LexiconEntry: Hashable, Sendable {
    /// Identifier inside its file: `have`.
    public let id: String
    /// Part of speech as the file writes it: `noun`, `verb`.
    public let partOfSpeech: String
    /// Subject area: `health`.
    public let domain: String
    /// Words in order of columns, the preferred alternative of a variety first.
    public let forms: [LexiconForm]
    /// Marks such as `quy:loan`.
    public let flags: [String]

    /// Creates an entry.
    public init(id: String, partOfSpeech: String, domain: String, forms: [LexiconForm], flags: [String] = []) {
        self.id = id
        self.partOfSpeech = partOfSpeech
        self.domain = domain
        self.forms = forms
        self.flags = flags
    }

    /// The words in one variety, the preferred one first.
    public func forms(in variety: LanguageVariety) -> [LexiconForm] { forms.filter { $0.variety == variety } }

    /// Whether the forms of a variety carry a mark: `has("loan", in: .chankaQuechua)` for `quy:loan`.
    ///
    /// - Parameters:
    ///   - mark: The part after the colon.
    ///   - variety: The variety before the colon; `ay` in the file stands for `ayr`.
    /// - Returns: Whether the mark is there.
    public func has(_ mark: String, in variety: LanguageVariety) -> Bool {
        flags.contains { flag in
            let parts = flag.split(separator: ":", maxSplits: 1)
            return parts.count == 2 && parts[1] == mark && Corpora.variety(ofColumn: String(parts[0])) == variety
        }
    }

    /// Identity of everything the entry says.
    public var digest: Digest {
        Digest(
            fields: [id, partOfSpeech, domain, "\(flags.count)"] + flags
                + forms.flatMap { [$0.variety.tag, $0.text, $0.attestation == nil ? "0" : "1", $0.attestation ?? ""] })
    }
}

/// A word of a translation before it is joined with the others.
struct OutputWord {
    /// UTF-8.
    var bytes: [UInt8] = []
    /// Whether a text of the source stands in it, which keeps its case.
    var isCarried = false
    /// Source tokens it is aligned to.
    var tokens: [Int32] = []

    /// The words of a derivation.
    ///
    /// - Parameters:
    ///   - derivation: Options in the order of the target.
    ///   - sentence: The source.
    ///   - offset: Piece of the sentence at which the search began.
    ///   - model: The model the options are of.
    ///   - texts: Texts that stand in for tokens, such as forced terms, by token.
    /// - Returns: The words in the order of the target.
    static func words(
        _ derivation: [TranslationOption], _ sentence: EncodedSentence, offset: Int, model: TranslationModel,
        texts: [Int: String]
    ) -> [OutputWord] {
        var words: [OutputWord] = []
        for option in derivation {
            let record = option.record >= 0 ? model.table.record(Int(option.record)) : nil
            for (position, piece) in option.target.enumerated() {
                var source: Int?
                if let record {
                    source = record.source(ofTarget: position).map { offset + Int(option.start) + $0 }
                } else {
                    source = offset + Int(option.start)
                }
                let token = source.flatMap { $0 < sentence.tokenOfPiece.count ? sentence.tokenOfPiece[$0] : nil }
                if model.targetVocabulary.beginsWord(piece) || words.isEmpty { words.append(OutputWord()) }
                let last = words.count - 1
                if let token { words[last].tokens.append(token) }
                if ReservedPiece.isCarried(piece) {
                    guard let token else { continue }
                    words[last].isCarried = true
                    words[last].bytes += Array((texts[Int(token)] ?? sentence.tokens[Int(token)].text).utf8)
                } else {
                    words[last].bytes += model.targetVocabulary.bytes(of: piece)
                }
            }
        }
        return words
    }

    /// The word in the case its source and the texts of the target ask for.
    func text(_ sentence: EncodedSentence, _ forms: CaseForms) -> String {
        let plain = String(decoding: bytes, as: UTF8.self)
        if isCarried { return plain }
        // A word that stands as it is in the source keeps the case it has there, but for that of a first word.
        for token in tokens where sentence.tokens[Int(token)].lowercased == bytes {
            let source = sentence.tokens[Int(token)]
            if !source.isInitial { return source.text }
        }
        if let form = forms.form(of: bytes) { return form }
        for token in tokens {
            let source = sentence.tokens[Int(token)]
            guard source.isCapitalized, !source.isInitial, source.lowercased.count >= 3 else { continue }
            // A name that is spelled nearly alike keeps its capital: Lima, Limapi.
            if bytes.starts(with: source.lowercased.prefix(max(3, source.lowercased.count - 2))) {
                return plain.prefix(1).uppercased() + plain.dropFirst()
            }
        }
        return plain
    }
}

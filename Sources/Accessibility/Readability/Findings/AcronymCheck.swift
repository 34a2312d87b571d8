import TextProcessing

/// Acronyms that are not explained where they come first in a document.
struct AcronymCheck {
    let names: [String: String]

    init(lexicons path: String) throws(ReadabilityDataError) {
        let table = try ReadabilityTable(name: "acronyms.es.tsv", columns: 2, lexicons: path)
        var names: [String: String] = [:]
        for row in table.rows {
            if names.updateValue(row.fields[1], forKey: row.fields[0]) != nil {
                throw ReadabilityDataError(reason: .duplicate, file: table.name, line: row.number)
            }
        }
        self.names = names
    }

    /// Findings in one sentence, given the acronyms of the sentences before it.
    func findings(in sentence: ReadableSentence, seen: inout Set<String>) -> [ReadabilityFinding] {
        guard sentence.tokens.contains(where: { $0.text.unicodeScalars.contains { $0.properties.isLowercase } }) else {
            return []
        }
        var result: [ReadabilityFinding] = []
        for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
            let acronym = letters(of: token.text)
            guard AcronymReading.isAcronym(acronym), NumeralReading.value(ofRoman: acronym) == nil,
                !SpanishFunctionWords.isArticleOrJoiner(token.lower),
                !isShouted(index, acronym, sentence), seen.insert(acronym).inserted, !isExplained(index, sentence)
            else { continue }
            guard let name = names[acronym] else {
                result.append(
                    ReadabilityFinding(
                        .unexpandedAcronym, token.range, "La primera vez escriba el nombre completo y «(\(acronym))».",
                        "The first time write the full name and «(\(acronym))»."))
                continue
            }
            let full = "\(name) (\(acronym))"
            result.append(
                ReadabilityFinding(
                    .unexpandedAcronym, token.range, "La primera vez escriba «\(full)».",
                    "The first time write «\(full)».", replacement: full))
        }
        return result
    }

    /// A word in capitals beside another one, or with a written accent, is stressed and no acronym.
    private func isShouted(_ index: Int, _ acronym: String, _ sentence: ReadableSentence) -> Bool {
        if names[acronym] != nil { return false }
        if acronym.unicodeScalars.contains(where: { "ÁÉÍÓÚ".unicodeScalars.contains($0) }) { return true }
        return [index - 1, index + 1].contains { position in
            sentence.tokens.indices.contains(position) && AcronymReading.isAcronym(sentence.tokens[position].text)
        }
    }

    /// `D.N.I.` and `DNI` are one acronym; other words with stops are none.
    private func letters(of word: String) -> String {
        guard word.utf8.count <= 16, word.contains(".") else { return word }
        let parts = word.split(separator: ".")
        return parts.count > 1 && parts.allSatisfy { $0.count == 1 } ? parts.joined() : word
    }

    /// `Documento Nacional de Identidad (DNI)` or `DNI (Documento Nacional de Identidad)`.
    private func isExplained(_ index: Int, _ sentence: ReadableSentence) -> Bool {
        let tokens = sentence.tokens
        if index > 1, tokens[index - 1].text == "(", sentence.lower(index + 1) == ")", tokens[index - 2].isWord {
            return true
        }
        guard sentence.lower(index + 1) == "(", index + 3 < tokens.count else { return false }
        return tokens[index + 2].isWord && tokens[index + 3].isWord
            && tokens[index + 2].text.first?.lowercased() == tokens[index].text.first?.lowercased()
    }
}

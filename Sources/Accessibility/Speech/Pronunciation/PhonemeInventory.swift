import TextProcessing

/// The phonemes of a borrowed voice that rules may use, in espeak-ng's mnemonics.
///
/// espeak-ng reads the text between `[[` and `]]` from the left, each time the longest mnemonic that fits, and drops the
/// rest of the word at the first character that fits none. So every phoneme must be in the voice's table, and two
/// phonemes that would be read as a third one when they meet (`t` and `S`) need a separator, which is `|`.
struct PhonemeInventory: Sendable {
    /// Mnemonics that carry a syllable; `:` after one of them makes it long.
    let vowels: Set<String>
    /// All other mnemonics.
    let consonants: Set<String>

    // For a phoneme those that would be read together with it.
    private let fusing: [String: Set<String>]

    /// All mnemonics.
    var mnemonics: Set<String> { vowels.union(consonants) }

    init(vowels: Set<String>, consonants: Set<String>) {
        self.vowels = vowels
        self.consonants = consonants
        let all = vowels.union(consonants)
        var fusing: [String: Set<String>] = [:]
        for left in all {
            for longer in all where longer.utf8.count > left.utf8.count && longer.hasPrefix(left) {
                let rest = longer.dropFirst(left.count)
                for right in all where right.hasPrefix(rest) || rest.hasPrefix(right) {
                    fusing[left, default: []].insert(right)
                }
            }
        }
        self.fusing = fusing
    }

    /// Reads the table: mnemonic, `vowel` or `consonant`, sound in IPA, separated by tabs.
    init(parsing text: String, file: String) throws(PronunciationError) {
        var vowels: Set<String> = []
        var consonants: Set<String> = []
        for (number, fields) in PronunciationTable.rows(of: text) {
            guard fields.count >= 3 else {
                throw PronunciationError(reason: .columns, file: file, line: number, detail: "\(fields.count)")
            }
            let isNew: Bool
            switch fields[1] {
            case "vowel": isNew = vowels.insert(fields[0]).inserted
            case "consonant": isNew = consonants.insert(fields[0]).inserted
            default: throw PronunciationError(reason: .columns, file: file, line: number, detail: fields[1])
            }
            guard isNew else {
                throw PronunciationError(reason: .duplicate, file: file, line: number, detail: fields[0])
            }
        }
        self.init(vowels: vowels, consonants: consonants)
    }

    /// Whether a phoneme of a rule exists: a mnemonic, or a vowel with `:`.
    func contains(_ phoneme: String) -> Bool {
        if vowels.contains(phoneme) || consonants.contains(phoneme) { return true }
        return isVowel(phoneme)
    }

    /// Whether a phoneme carries a syllable.
    func isVowel(_ phoneme: String) -> Bool {
        vowels.contains(phoneme) || (phoneme.last == ":" && vowels.contains(String(phoneme.dropLast())))
    }

    /// The phonemes of one word as espeak-ng reads them back one by one, with `'` before the stressed one.
    func joined(_ phonemes: [String], stressed: Int) -> String {
        var text = ""
        for (index, phoneme) in phonemes.enumerated() {
            if index == stressed {
                text += "'"
            } else if index > 0, let right = fusing[phonemes[index - 1]], right.contains(phoneme) {
                text += "|"
            }
            text += phoneme
        }
        return text
    }
}

/// Lines of a tab-separated file of `lexicons/pronunciation`.
enum PronunciationTable {
    /// The fields of each line that is neither empty nor a comment, with its number, 1-based.
    static func rows(of text: String) -> [(number: Int, fields: [String])] {
        var rows: [(number: Int, fields: [String])] = []
        for (index, line) in text.fileLines.enumerated() {
            if line.isEmpty || line.hasPrefix("# ") || line == "#" { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            rows.append((index + 1, fields))
        }
        return rows
    }

    /// The value of a `# key: value` line of the header, or nil.
    static func header(_ key: String, of text: String) -> String? {
        let start = "# \(key): "
        for line in text.fileLines where !line.isEmpty {
            guard line.hasPrefix("#") else { return nil }
            if line.hasPrefix(start) { return String(line.dropFirst(start.count)) }
        }
        return nil
    }
}

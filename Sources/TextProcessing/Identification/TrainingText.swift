import FoundationEssentials

/// A file of `corpora/identification`: header lines `# key: value`, then text, one or more sentences or words a line.
struct TrainingText {
    /// What the text is for.
    enum Role: String {
        /// A variety that is reported.
        case served
        /// A language that is known only in order to abstain.
        case outOfSet = "out-of-set"
        /// Names of people, places and institutions, which say nothing about the language around them.
        case names
        /// Spellings that tell Quechua varieties apart, one a line.
        case markers
    }

    /// Where it came from.
    let path: String
    /// What it is for.
    let role: Role
    /// Value of the header `variety`, if any.
    let variety: String
    /// Content after removal of all lines that begin with `#`, as UTF-8.
    let body: [UInt8]
    /// Content lines with their numbers, 1-based.
    let lines: [(number: Int, text: Substring)]

    /// Reads one file.
    init(path: String) throws(IdentificationError) {
        let content: String
        do {
            content = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(path: path)
        }
        var header: [Substring: Substring] = [:]
        var lines: [(number: Int, text: Substring)] = []
        var body: [UInt8] = []
        body.reserveCapacity(content.utf8.count)
        for (index, line) in content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.first == 0x23 {
                guard lines.isEmpty, let colon = line.firstIndex(of: 0x3A) else { continue }
                let key = Substring(line[line.index(after: line.startIndex)..<colon])
                header[Self.trimmed(key)] = Self.trimmed(Substring(line[line.index(after: colon)...]))
            } else if !line.isEmpty {
                lines.append((index + 1, Substring(line)))
                body.append(contentsOf: line)
                body.append(0x0A)
            }
        }
        guard let role = header["role"].flatMap({ Role(rawValue: String($0)) }) else {
            throw .malformedHeader(path: path, key: "role")
        }
        guard let variety = header["variety"], !variety.isEmpty else {
            throw .malformedHeader(path: path, key: "variety")
        }
        self.path = path
        self.role = role
        self.variety = String(variety)
        self.body = body
        self.lines = lines
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Reads every `.txt` and `.tsv` file of a folder, in order of name.
    static func all(inDirectory path: String) throws(IdentificationError) -> [TrainingText] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw .unreadable(path: path)
        }
        var texts: [TrainingText] = []
        for name in names.sorted() where name.hasSuffix(".txt") || name.hasSuffix(".tsv") {
            texts.append(try TrainingText(path: "\(path)/\(name)"))
        }
        return texts
    }
}

/// Remarks as elements `note`: one a line of ``CorpusRecord/note``.
///
/// An attribute of the note in line 0 is the property `note[0]@NAME`.
struct NoteElements: Sendable {
    /// Attributes that a note may have.
    let attributes: [String]

    /// Reads one note: its lines are appended, its attributes given as properties.
    func read(_ element: XMLElement, into lines: inout [String]) -> [Property] {
        let first = lines.count
        lines += element.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        return element.attributes.map { Property(name: "note[\(first)]@\($0.name)", value: $0.value) }
    }

    /// Writes the notes of a record with their attributes, which are taken from the beginning of its properties.
    func write(_ note: String, taking properties: inout [Property], to output: inout XMLOutput) {
        guard !note.isEmpty else { return }
        var rest = properties[...]
        for (index, line) in note.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let mark = "note[\(index)]@"
            var found: [(String, String)] = []
            while let property = rest.first, property.name.hasPrefix(mark) {
                let name = String(property.name.dropFirst(mark.count))
                guard attributes.contains(name), !found.contains(where: { $0.0 == name }) else { break }
                found.append((name, property.value))
                rest = rest.dropFirst()
            }
            output.element("note", found, text: String(line))
        }
        properties = Array(rest)
    }
}

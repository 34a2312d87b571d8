/// Reads XLIFF 1.x and 2.x, whichever the file is.
struct XLIFFReader: RecordReader {
    private let stream: XMLStream
    private let options: XMLFormatOptions
    private var body: (any RecordReader)?

    /// Opens a file.
    init(_ input: ByteInput, options: XMLFormatOptions) throws(CorpusFileError) {
        stream = try XMLStream(input)
        self.options = options
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if body == nil {
            let root = try stream.root("xliff")
            let version = root["version"] ?? ""
            if version.hasPrefix("1.") {
                body = XLIFF1Reader(stream, options: options)
            } else if version.hasPrefix("2.") {
                body = XLIFF2Reader(stream, root: root, options: options)
            } else {
                throw stream.error(.invalidValue(part: "version of <xliff>", value: version))
            }
        }
        return try body?.next()
    }
}

/// What the readers of both versions keep of the elements around a unit.
struct XLIFFScope {
    /// The present place.
    var place = XLIFFPlace()
    /// Elements of the file, for the next record.
    var fileElements: [Property] = []
    private var fileNumber = 0
    private var keys = KeyRegister()

    /// Enters a file.
    mutating func enter(_ place: XLIFFPlace) {
        self.place = place
        fileNumber += 1
        fileElements = []
        keys.removeAll()
    }

    /// The id that the next file has unless it says another.
    var usualFileID: String { "f\(fileNumber + 1)" }

    /// The key of a unit: its id, with the file in front of it from the second file on, since ids repeat.
    func key(_ id: String) -> String { (prefix ?? "") + id }

    /// The id that gives a key, or nil when none does.
    func id(_ key: String) -> String? {
        guard let prefix else { return key }
        return key.suffix(after: prefix)
    }

    private var prefix: String? { fileNumber > 1 ? (place.document ?? "file\(fileNumber)") + "/" : nil }

    /// Notes a unit's id; gives the line where it stood before in this file, or nil.
    mutating func insert(_ id: String, line: Int) -> Int? { keys.insert(id, line: line) }

    /// A record at the present place.
    mutating func record(_ id: String, line: Int) -> CorpusRecord {
        var record = CorpusRecord(key: key(id), line: line, variants: [])
        record.document = place.document
        record.sourceLanguage = place.sourceLanguage
        record.properties = fileElements + place.file + place.groups.flatMap { $0 }
        fileElements = []
        return record
    }

    /// Reads an element of a file or group that is not a unit and keeps it.
    mutating func keep(_ stream: XMLStream) throws(CorpusFileError) -> CorpusFileError? {
        let fault = stream.error(.tooLong(limit: XMLStream.elementLimit))
        guard let element = try stream.element() else { return fault }
        let markup = element.markup(namespaces: stream.namespaces)
        if place.groups.isEmpty {
            fileElements.append(Property(name: "file/\(element.name)", value: markup))
        } else {
            place.groups[place.groups.count - 1].append(Property(name: "group/\(element.name)", value: markup))
        }
        return nil
    }
}

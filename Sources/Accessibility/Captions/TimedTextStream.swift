import CXML2

/// Tags and characters of an XML document in memory, read by libxml2.
///
/// Nothing outside the document is ever read; a document type declaration, a reference to an entity that XML does not
/// define, and deep nesting are refused.
final class TimedTextStream {
    /// What stands at one place.
    enum Event {
        case start(TimedTextElement, isEmpty: Bool)
        case end
        case text(String)
        case comment(String)
    }

    /// Deepest nesting of elements that is read.
    static let depthLimit = 64

    // libxml2 must set itself up before several threads use it; a static constant is made once.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let reader: xmlTextReaderPtr
    private let complaint = Complaint()

    init(_ content: [UInt8]) throws(CaptionError) {
        precondition(Self.isReady)
        bytes = UnsafeMutableBufferPointer.allocate(capacity: max(1, content.count))
        _ = bytes.update(fromContentsOf: content)
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
        let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        // The encoding is given: whatever the declaration names, the bytes have been found to be UTF-8.
        guard let reader = xmlReaderForMemory(start, Int32(content.count), nil, "UTF-8", Int32(options)) else {
            bytes.deallocate()
            throw CaptionError(line: 1, reason: .malformed("the file is empty"))
        }
        self.reader = reader
        xmlTextReaderSetStructuredErrorHandler(
            reader,
            { context, error in
                guard let context, let error else { return }
                Unmanaged<Complaint>.fromOpaque(context).takeUnretainedValue().take(error.pointee)
            }, Unmanaged.passUnretained(complaint).toOpaque())
    }

    deinit {
        xmlFreeTextReader(reader)
        bytes.deallocate()
    }

    /// Line at which reading stands, 1-based.
    var line: Int { max(1, Int(xmlTextReaderGetParserLineNumber(reader))) }

    /// Line of the document type declaration, behind which the parser already stands.
    private var documentTypeLine: Int {
        let mark = Array("<!DOCTYPE".utf8)
        var line = 1
        for index in bytes.indices {
            if bytes[index] == mark[0], bytes[index...].starts(with: mark) { return line }
            if bytes[index] == 0x0A { line += 1 }
        }
        return 1
    }

    /// The next tag, characters or comment; nil behind the end.
    func next() throws(CaptionError) -> Event? {
        while true {
            let status = xmlTextReaderRead(reader)
            if let fault = complaint.fault { throw fault }
            if status < 0 { throw CaptionError(line: line, reason: .malformed("not XML")) }
            if status == 0 { return nil }
            if xmlTextReaderDepth(reader) > Self.depthLimit {
                throw CaptionError(line: line, reason: .refused("elements nested deeper than \(Self.depthLimit)"))
            }
            switch xmlTextReaderNodeType(reader) {
            case 1:
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                return .start(element(), isEmpty: isEmpty)
            case 15: return .end
            case 3, 4, 13, 14: return .text(value)
            case 8: return .comment(value)
            case 5: throw CaptionError(line: line, reason: .refused("a reference to an entity"))
            case 10: throw CaptionError(line: documentTypeLine, reason: .refused("a document type declaration"))
            default: continue
            }
        }
    }

    /// The element at the present place as XML, which is then passed over.
    func outerXML() throws(CaptionError) -> String {
        let xml = xmlTextReaderReadOuterXml(reader)
        defer { if let xml { chaka_xml_free(xml) } }
        if let fault = complaint.fault { throw fault }
        let text = xml.map { String(cString: $0) } ?? ""
        try skip()
        return text
    }

    /// Passes over the element at the present place.
    func skip() throws(CaptionError) {
        if xmlTextReaderIsEmptyElement(reader) == 1 { return }
        var depth = 1
        while depth > 0, let event = try next() {
            switch event {
            case .start(_, let isEmpty): depth += isEmpty ? 0 : 1
            case .end: depth -= 1
            case .text, .comment: continue
            }
        }
    }

    private var value: String {
        xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
    }

    private func element() -> TimedTextElement {
        let name = xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
        var attributes: [CaptionAttribute] = []
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            let name = xmlTextReaderConstName(reader).map { String(cString: $0) } ?? ""
            attributes.append(CaptionAttribute(name, value))
        }
        xmlTextReaderMoveToElement(reader)
        let space = xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } ?? ""
        return TimedTextElement(name: name, namespace: space, attributes: attributes)
    }

    /// What libxml2 complained of first.
    private final class Complaint {
        var fault: CaptionError?

        func take(_ error: xmlError) {
            guard fault == nil, error.level == XML_ERR_FATAL || error.level == XML_ERR_ERROR,
                error.domain != XML_FROM_NAMESPACE.rawValue
            else { return }
            let message = error.message.map { String(cString: $0) } ?? "not well formed"
            let cause = message.split(separator: "\n").joined(separator: " ")
            fault = CaptionError(line: Int(error.line), reason: .malformed("not well formed: \(cause)"))
        }
    }
}

/// A start tag of TTML.
struct TimedTextElement {
    /// Name without prefix.
    var name: String
    /// URI of its namespace; empty without one.
    var namespace: String
    /// Attributes in order, names with their prefixes.
    var attributes: [CaptionAttribute]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The value of an attribute whatever its prefix.
    func local(_ name: String) -> String? {
        attributes.first { $0.name == name || $0.name.hasSuffix(":" + name) }?.value
    }
}

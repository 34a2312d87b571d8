/// A file of captions: cues with their times, and all that stands between them.
public struct CaptionDocument: Hashable, Sendable {
    /// Format it was read from, or is to be written in.
    public var format: CaptionFormat
    /// What stands behind `WEBVTT` on its line and on those up to the first empty one; empty in other formats.
    public var header: String
    /// The `<head>` of TTML as XML; empty in other formats.
    public var head: String
    /// Attributes of the root element of TTML other than `xml:lang`, in order; empty in other formats.
    public var rootAttributes: [CaptionAttribute]
    /// Language as the file names it (`xml:lang`, or `Language:` in the header of WebVTT), or nil.
    public var language: String?
    /// Cues and what stands between them, in the order of the file.
    public var blocks: [CaptionBlock]

    /// Creates a document.
    ///
    /// - Parameters:
    ///   - format: Format it is to be written in.
    ///   - header: Header of WebVTT, without `WEBVTT`.
    ///   - head: `<head>` of TTML as XML.
    ///   - rootAttributes: Attributes of the root element of TTML.
    ///   - language: Language as the file names it.
    ///   - blocks: Cues and what stands between them.
    public init(
        format: CaptionFormat, header: String = "", head: String = "", rootAttributes: [CaptionAttribute] = [],
        language: String? = nil, blocks: [CaptionBlock] = []
    ) {
        self.format = format
        self.header = header
        self.head = head
        self.rootAttributes = rootAttributes
        self.language = language
        self.blocks = blocks
    }

    /// The cues in the order of the file.
    public var cues: [CaptionCue] {
        blocks.compactMap { if case .cue(let cue) = $0 { cue } else { nil } }
    }

    /// The document with other cues: each cue is replaced by those given for it, the rest stays where it is.
    ///
    /// - Parameter replacements: For each of ``cues`` the cues that take its place; cues behind the last are kept.
    /// - Returns: The changed document.
    public func replacingCues(_ replacements: [[CaptionCue]]) -> CaptionDocument {
        var result = self
        result.blocks = []
        var index = 0
        for block in blocks {
            guard case .cue = block, index < replacements.count else {
                result.blocks.append(block)
                continue
            }
            result.blocks += replacements[index].map(CaptionBlock.cue)
            index += 1
        }
        return result
    }
}

/// One block of a caption file.
public enum CaptionBlock: Hashable, Sendable {
    /// A cue.
    case cue(CaptionCue)
    /// A comment (`NOTE` of WebVTT), without the word.
    case note(String)
    /// A style sheet (`STYLE` of WebVTT), without the word.
    case style(String)
    /// A region (`REGION` of WebVTT), without the word.
    case region(String)
    /// A block that the format does not define and players pass over, verbatim.
    case other(String)
}

/// A named value of an XML element.
public struct CaptionAttribute: Hashable, Sendable {
    /// Name with its prefix.
    public var name: String
    /// Value with entities resolved.
    public var value: String

    /// Creates an attribute.
    ///
    /// - Parameters:
    ///   - name: Name with its prefix.
    ///   - value: Value with entities resolved.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a renderer of signs can give.
public enum SignMedia: String, Hashable, Sendable, CaseIterable {
    /// Points of body and hands over time, in the file format of pose-format.
    case pose
    /// Video in the ISO base media file format.
    case mp4
    /// Video in WebM.
    case webm

    /// Media type in requests, answers and configuration.
    ///
    /// `application/pose` is what tools of the field write; it is not registered with IANA. The others are.
    public var mediaType: String {
        switch self {
        case .pose: "application/pose"
        case .mp4: "video/mp4"
        case .webm: "video/webm"
        }
    }

    /// Suffix of a file of this kind, without a dot.
    public var fileExtension: String { rawValue }

    /// Finds the kind that a media type names; parameters and case do not matter.
    ///
    /// - Parameter mediaType: Such as `video/mp4; codecs=avc1`.
    public init?(mediaType: String) {
        let name = mediaType.prefix { $0 != ";" }.lowercased()
        let bare = name.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard bare.count == 1, let media = Self.allCases.first(where: { $0.mediaType == bare[0] }) else { return nil }
        self = media
    }

    /// Recognizes a file by its first bytes.
    ///
    /// A pose file begins with its version, 0.1 or 0.2, as a little-endian 32-bit float; MP4 has a box `ftyp` first;
    /// WebM has an EBML head that names the document type `webm`, which other Matroska files do not.
    ///
    /// - Parameter bytes: The file, or at least its first 64 bytes.
    public init?(recognizing bytes: [UInt8]) {
        switch bytes {
        case _ where bytes.starts(with: [0xCD, 0xCC, 0xCC, 0x3D]) || bytes.starts(with: [0xCD, 0xCC, 0x4C, 0x3E]):
            self = .pose
        case _ where bytes.dropFirst(4).starts(with: "ftyp".utf8): self = .mp4
        case _ where bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) && bytes.prefix(64).contains("webm".utf8):
            self = .webm
        default: return nil
        }
    }
}

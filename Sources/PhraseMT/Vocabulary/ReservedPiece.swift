/// Numbers every vocabulary reserves before its first ordinary piece.
public enum ReservedPiece {
    /// A piece no vocabulary has.
    public static let unknown: UInt16 = 0
    /// Beginning of a sentence.
    public static let sentenceStart: UInt16 = 1
    /// End of a sentence.
    public static let sentenceEnd: UInt16 = 2
    /// Any token with a digit; its text is copied.
    public static let number: UInt16 = 3
    /// A placeholder or a term whose translation the caller fixed.
    public static let fixed: UInt16 = 4
    /// A name or another word that is copied as it stands.
    public static let name: UInt16 = 5
    /// The first ordinary piece.
    public static let firstOrdinary: UInt16 = 6

    /// Whether a piece stands for a text that is carried from source to target unchanged.
    @inlinable public static func isCarried(_ piece: UInt16) -> Bool { piece >= number && piece < firstOrdinary }
}

/// One translation of a source phrase, 20 bytes in a file.
public struct PhraseRecord: BitwiseCopyable, Sendable {
    /// Number of the target phrase.
    public var target: UInt32
    /// For each of the first eight target pieces, four bits with the source position it is aligned to; 15 for none.
    public var alignment: UInt32
    /// Bit `k` is set if corpus `k` has the pair.
    public var corpora: UInt16
    /// log p(target | source), a byte of `QuantizedLogarithm`.
    public var direct: UInt8
    /// log p(source | target).
    public var inverse: UInt8
    /// Lexical weight of the target given the source.
    public var lexicalDirect: UInt8
    /// Lexical weight of the source given the target.
    public var lexicalInverse: UInt8
    /// log p(monotone), p(backward), p(forward) with respect to the phrase before.
    public var monotone: UInt8
    /// See `monotone`.
    public var backward: UInt8
    /// See `monotone`.
    public var forward: UInt8
    /// Bit 0: the target usually ends a word; bit 1: the pair was seen once.
    public var flags: UInt8
    /// Fills the record up: padding would carry whatever the memory held into the file, another one each time.
    private var reserved: UInt16 = 0

    /// Creates a record.
    public init(
        target: UInt32, alignment: UInt32, corpora: UInt16, direct: UInt8, inverse: UInt8, lexicalDirect: UInt8,
        lexicalInverse: UInt8, monotone: UInt8, backward: UInt8, forward: UInt8, flags: UInt8
    ) {
        self.target = target
        self.alignment = alignment
        self.corpora = corpora
        self.direct = direct
        self.inverse = inverse
        self.lexicalDirect = lexicalDirect
        self.lexicalInverse = lexicalInverse
        self.monotone = monotone
        self.backward = backward
        self.forward = forward
        self.flags = flags
    }

    /// Whether the target usually ends a word.
    @inlinable public var endsWord: Bool { flags & 1 != 0 }
    /// Whether the pair was seen once only.
    @inlinable public var isSingleton: Bool { flags & 2 != 0 }

    /// Source position, relative to the phrase, that a target piece is aligned to, or nil.
    @inlinable public func source(ofTarget position: Int) -> Int? {
        guard position < 8 else { return nil }
        let value = Int(alignment >> (4 * UInt32(position))) & 15
        return value == 15 ? nil : value
    }
}

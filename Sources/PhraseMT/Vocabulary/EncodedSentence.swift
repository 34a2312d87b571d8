/// A sentence as pieces, with the way back to its tokens.
public struct EncodedSentence: Sendable {
    /// Pieces in order.
    public internal(set) var pieces: [UInt16] = []
    /// The token each piece belongs to.
    public internal(set) var tokenOfPiece: [Int32] = []
    /// The tokens.
    public internal(set) var tokens: [SurfaceToken]

    /// A token of more pieces is no word: it is carried over.
    public static let longestToken = 16

    /// Divides tokens into pieces.
    ///
    /// - Parameters:
    ///   - tokens: Tokens of one sentence; one that no pieces can spell becomes a carried name.
    ///   - vocabulary: The pieces.
    public init(_ tokens: [SurfaceToken], vocabulary: PieceVocabulary) {
        self.tokens = tokens
        pieces.reserveCapacity(tokens.count * 2)
        for index in tokens.indices {
            switch tokens[index].role {
            case .number: pieces.append(ReservedPiece.number)
            case .fixed: pieces.append(ReservedPiece.fixed)
            case .name: pieces.append(ReservedPiece.name)
            case .ordinary:
                let before = pieces.count
                if !vocabulary.segment(tokens[index].lowercased, into: &pieces) {
                    self.tokens[index].role = .name
                    pieces.append(ReservedPiece.name)
                } else if pieces.count - before > Self.longestToken {
                    pieces.removeSubrange(before...)
                    self.tokens[index].role = .name
                    pieces.append(ReservedPiece.name)
                }
            }
            while tokenOfPiece.count < pieces.count { tokenOfPiece.append(Int32(index)) }
        }
    }

    /// A sentence whose pieces were found elsewhere, one token number each.
    public init(tokens: [SurfaceToken], pieces: [UInt16], tokenOfPiece: [Int32]) {
        precondition(pieces.count == tokenOfPiece.count)
        self.tokens = tokens
        self.pieces = pieces
        self.tokenOfPiece = tokenOfPiece
    }

    /// The tokens that pieces belong to, joined by spaces.
    public func text(_ range: Range<Int>) -> String {
        var result = ""
        var last: Int32 = -1
        for token in tokenOfPiece[range] where token != last {
            if last >= 0 { result += " " }
            result += tokens[Int(token)].text
            last = token
        }
        return result
    }
}

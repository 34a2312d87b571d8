/// A language model as bare pointers.
///
/// `@unchecked Sendable`: the pointers lead into memory that `file` keeps alive and that nobody writes to.
public struct LanguageModelView: @unchecked Sendable {
    @usableFromInline let vocabularySize: Int
    @usableFromInline let tokens: UnsafePointer<UInt16>
    @usableFromInline let probabilities: UnsafePointer<UInt16>
    @usableFromInline let nextStates: UnsafePointer<UInt32>
    @usableFromInline let childStarts: UnsafePointer<UInt32>
    @usableFromInline let backoffs: UnsafePointer<UInt16>
    @usableFromInline let failures: UnsafePointer<UInt32>
    /// What the pointers lead into.
    let file: MappedFile

    /// The state at the beginning of a sentence.
    @inlinable public var beginState: UInt32 { nextStates[1 + Int(ReservedPiece.sentenceStart)] }

    /// The state without context.
    @inlinable public var emptyState: UInt32 { 0 }

    /// Natural log probability of a token in a state.
    ///
    /// - Parameters:
    ///   - token: A token; one beyond the vocabulary counts as unknown.
    ///   - state: A state of this model.
    ///   - next: Receives the state behind the token.
    /// - Returns: The log probability, back-off included.
    @inlinable public func score(_ token: UInt16, after state: UInt32, next: inout UInt32) -> Float {
        let wanted = Int(token) < vocabularySize ? token : ReservedPiece.unknown
        var node = Int(state)
        var sum: Float = 0
        while node != 0 {
            var low = Int(childStarts[node])
            let end = Int(childStarts[node + 1])
            var length = end - low
            // The last child that is not above the token, without a branch to mispredict.
            while length > 1 {
                let half = length / 2
                low = tokens[low + half] <= wanted ? low + half : low
                length -= half
            }
            if length == 1, tokens[low] == wanted {
                next = nextStates[low]
                return sum + FixedPointLogarithm.value(probabilities[low])
            }
            sum += FixedPointLogarithm.value(backoffs[node])
            node = Int(failures[node])
        }
        let entry = 1 + Int(wanted)
        next = nextStates[entry]
        return sum + FixedPointLogarithm.value(probabilities[entry])
    }
}

/// How many different words there are after so many words: the curve of a growing vocabulary, in bounded memory.
///
/// Points are evenly apart. When there are twice as many as wanted, every second one is dropped and the distance doubles,
/// so that the curve is a function of the words alone.
public struct GrowthCurve: Hashable, Sendable {
    /// A place of the curve.
    public struct Point: Hashable, Sendable, Codable {
        /// Words read.
        public let tokens: Int
        /// Different words among them.
        public let types: Int

        /// Names a place.
        public init(tokens: Int, types: Int) {
            self.tokens = tokens
            self.types = types
        }
    }

    private let limit: Int
    private var stride = 1
    private var points: [Point] = []
    private var last = Point(tokens: 0, types: 0)

    /// Begins a curve.
    ///
    /// - Parameter limit: Points wanted; from this to twice as many are kept, and the last one.
    public init(limit: Int = 50) {
        precondition(limit > 0, "a curve has points")
        self.limit = limit
    }

    /// Takes the next word.
    ///
    /// - Parameter isNew: Whether it was not met before.
    public mutating func add(isNew: Bool) {
        last = Point(tokens: last.tokens + 1, types: last.types + (isNew ? 1 : 0))
        guard last.tokens % stride == 0 else { return }
        points.append(last)
        guard points.count == limit * 2 else { return }
        stride *= 2
        points.removeAll { $0.tokens % stride != 0 }
    }

    /// The points in order, the end of the text last; none for no words.
    public var all: [Point] { last.tokens == 0 || points.last == last ? points : points + [last] }
}

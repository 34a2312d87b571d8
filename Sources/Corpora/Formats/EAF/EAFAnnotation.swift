/// An annotation of a tier, in time.
struct EAFAnnotation: Hashable {
    /// `ANNOTATION_ID`.
    var id: String
    /// Characters of `ANNOTATION_VALUE`.
    var text: String
    /// Begin and end: slots of the time line, or the annotation it hangs on.
    var anchor: Anchor
    /// Line where it stands, 1-based.
    var line = 0

    /// What places an annotation.
    enum Anchor: Hashable {
        /// Names of two slots.
        case slots(String, String)
        /// `ANNOTATION_REF`.
        case annotation(String)
    }
}

/// A stretch of the time line.
struct EAFInterval: Hashable {
    /// Begin; milliseconds, or a place between two slots that have a time.
    let begin: Double
    /// End.
    let end: Double
    /// Begin in milliseconds when the file says it.
    let statedBegin: Int?
    /// End in milliseconds when the file says it.
    let statedEnd: Int?

    /// How long two stretches run together; 0 or less when they do not.
    func overlap(_ other: EAFInterval) -> Double { min(end, other.end) - max(begin, other.begin) }

    /// `1200-1500`; `-` alone when the file states no times.
    var words: String { "\(statedBegin.map { String($0) } ?? "")-\(statedEnd.map { String($0) } ?? "")" }
}

/// The time line of a document.
struct EAFTimeLine {
    private var stated: [String: Int] = [:]
    private var order: [String] = []
    private var places: [String: Double] = [:]

    /// Adds a slot behind the others.
    mutating func append(_ slot: String, milliseconds: Int?) {
        order.append(slot)
        if let milliseconds { stated[slot] = milliseconds }
    }

    /// Gives slots without a time a place between their neighbours that have one.
    mutating func interpolate() {
        var last = 0.0
        var index = 0
        while index < order.count {
            if let time = stated[order[index]] {
                last = Double(time)
                places[order[index]] = last
                index += 1
                continue
            }
            let end = order[index...].firstIndex { stated[$0] != nil } ?? order.count
            // Behind the last time there is no neighbour: a millisecond each keeps the order.
            let next = end < order.count ? Double(stated[order[end]] ?? 0) : last + Double(end - index + 1)
            let step = (next - last) / Double(end - index + 1)
            for (number, slot) in order[index..<end].enumerated() { places[slot] = last + step * Double(number + 1) }
            index = end
        }
    }

    /// The stretch between two slots, or nil when there is no such slot.
    func interval(_ first: String, _ second: String) -> EAFInterval? {
        guard let begin = places[first], let end = places[second] else { return nil }
        return EAFInterval(begin: begin, end: end, statedBegin: stated[first], statedEnd: stated[second])
    }
}

import Synchronization

/// The numbers of a running gateway, kept in memory and written out when asked.
///
/// A family holds at most ``MetricsRegistry/seriesLimit`` combinations of label values; what comes beyond counts under the
/// value `other`, so that no caller can fill the memory.
public final class MetricsRegistry: Sendable {
    /// Most combinations of label values of one family.
    public static let seriesLimit = 200
    /// Upper bounds of the buckets of histograms, in seconds.
    public static let bounds: [Double] = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]

    struct Series: Sendable {
        var value = 0.0
        var count = 0
        /// Observations up to each bound of ``MetricsRegistry/bounds``, not added up; empty for other kinds.
        var buckets: [Int] = []
    }

    private let families = Mutex<[MetricFamily: [[String]: Series]]>([:])

    /// Creates an empty registry.
    public init() {}

    /// Adds to a counter or gauge.
    public func add(_ amount: Double = 1, to family: MetricFamily, _ labels: String...) {
        update(family, labels) { $0.value += amount }
    }

    /// Sets a gauge, or a counter that something else counts.
    public func set(_ value: Double, of family: MetricFamily, _ labels: String...) {
        update(family, labels) { $0.value = value }
    }

    /// Counts an observation of a histogram, in seconds.
    public func observe(_ seconds: Double, in family: MetricFamily, _ labels: String...) {
        update(family, labels) { series in
            if series.buckets.isEmpty { series.buckets = Array(repeating: 0, count: Self.bounds.count) }
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { series.buckets[bucket] += 1 }
            series.value += seconds
            series.count += 1
        }
    }

    /// All families with their series, in order of name and labels.
    func snapshot() -> [(family: MetricFamily, series: [(labels: [String], series: Series)])] {
        families.withLock { $0 }.sorted { $0.key.name < $1.key.name }.map { family, series in
            (family, series.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) })
        }
    }

    private func update(_ family: MetricFamily, _ labels: [String], _ change: (inout Series) -> Void) {
        precondition(labels.count == family.labels.count, "\(family.name) has the labels \(family.labels)")
        families.withLock { families in
            Self.update(&families[family, default: [:]], labels, change)
        }
    }

    private static func update(
        _ series: inout [[String]: Series], _ labels: [String], _ change: (inout Series) -> Void
    ) {
        if let place = series.index(forKey: labels) {
            change(&series.values[place])
        } else if labels.isEmpty || series.count < seriesLimit {
            change(&series[labels, default: Series()])
        } else {
            change(&series[labels.map { _ in "other" }, default: Series()])
        }
    }
}

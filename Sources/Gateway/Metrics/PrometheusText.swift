/// Writes a registry as text.
///
/// Source: Prometheus text exposition format, version 0.0.4.
public enum PrometheusText {
    /// Media type of the text.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// The families of a registry, each with help, type and series.
    public static func text(of registry: MetricsRegistry) -> String {
        var output = ""
        for (family, series) in registry.snapshot() {
            output += "# HELP \(family.name) \(escapedHelp(family.help))\n"
            output += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for (labels, values) in series {
                if family.kind == .histogram {
                    write(values, family, labels, to: &output)
                } else {
                    output += "\(family.name)\(labelText(family.labels, labels)) \(number(values.value))\n"
                }
            }
        }
        return output
    }

    private static func write(
        _ series: MetricsRegistry.Series, _ family: MetricFamily, _ labels: [String], to output: inout String
    ) {
        var sum = 0
        for (bound, count) in zip(MetricsRegistry.bounds, series.buckets) {
            sum += count
            let text = labelText(family.labels + ["le"], labels + [number(bound)])
            output += "\(family.name)_bucket\(text) \(sum)\n"
        }
        output += "\(family.name)_bucket\(labelText(family.labels + ["le"], labels + ["+Inf"])) \(series.count)\n"
        output += "\(family.name)_sum\(labelText(family.labels, labels)) \(number(series.value))\n"
        output += "\(family.name)_count\(labelText(family.labels, labels)) \(series.count)\n"
    }

    private static func labelText(_ names: [String], _ values: [String]) -> String {
        if names.isEmpty { return "" }
        return "{" + zip(names, values).map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func escapedHelp(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    /// Whole numbers without a fraction, others as the shortest text that reads back the same.
    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}

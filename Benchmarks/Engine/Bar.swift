/// A row of a table: what was measured, what must be and what is aimed at.
struct Bar {
    enum Direction { case higherIsBetter, lowerIsBetter }

    let name: String
    let measured: [Double]
    let must: [Double]
    let aim: [Double]
    var direction = Direction.higherIsBetter
    var unit = ""
    /// Digits after the point.
    var digits = 1
    var remark = ""

    /// `aim met`, `must met` or `MISSED`; a row of several figures meets what all of them meet.
    var mark: String {
        func meets(_ bounds: [Double]) -> Bool {
            zip(measured, bounds).allSatisfy { direction == .higherIsBetter ? $0 >= $1 : $0 <= $1 }
        }
        return meets(aim) ? "aim met" : meets(must) ? "must met" : "MISSED"
    }

    var line: String {
        [Self.cell(name, 34), cell(measured), cell(must), cell(aim), Self.cell(mark, 9), remark].joined(separator: " ")
    }

    static func header(_ title: String) -> String {
        [cell(title, 34), cell("measured", 15), cell("must", 15), cell("aim", 15)].joined(separator: " ")
    }

    private func cell(_ values: [Double]) -> String {
        Self.cell(values.map { Self.decimal($0, digits) }.joined(separator: " / ") + unit, 15)
    }

    /// What is said behind a figure that must reach something.
    static func verdict(_ isMet: Bool, _ bar: String) -> String { " (\(bar): \(isMet ? "met" : "MISSED"))" }

    static func cell(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func decimal(_ value: Double, _ digits: Int) -> String {
        let power = (0..<digits).reduce(1) { product, _ in product * 10 }
        let scaled = Int((abs(value) * Double(power)).rounded())
        let fraction = String(scaled % power + power).dropFirst()
        return (value < 0 ? "-" : "") + "\(scaled / power)" + (digits > 0 ? ".\(fraction)" : "")
    }
}

import Foundation

/// An axis from zero, with marks at round numbers.
struct ChartScale {
    /// Value at the end of the axis, a multiple of ``step``.
    let end: Double
    /// Distance of two marks: 1, 2 or 5 times a power of ten.
    let step: Double
    private let count: Int

    /// The axis that reaches a value with about five marks.
    ///
    /// - Parameter largest: Largest value shown; the axis of 0 reaches to 1.
    init(largest: Double) {
        let largest = largest > 0 ? largest : 1
        var step = pow(10, floor(log10(largest / 5)))
        if largest / step > 25 { step *= 5 } else if largest / step > 10 { step *= 2 }
        self.step = step
        count = max(1, Int((largest / step - 1e-9).rounded(.up)))
        end = step * Double(count)
    }

    /// The marks from 0 to ``end``.
    var marks: [Double] { (0...count).map { Double($0) * step } }

    /// Distance from the beginning of an axis of a length.
    func place(_ value: Double, length: Double) -> Double { min(value, end) / end * length }
}

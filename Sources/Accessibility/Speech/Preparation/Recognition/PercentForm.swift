/// Percentages: `18%`, `2.5 %`.
struct PercentForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let number = WrittenNumber(view, at: index) else { return nil }
        let sign = view.skipSpace(index + number.count)
        guard view.isSymbol(sign, "%") else { return nil }
        return Recognition(sign + 1 - index, .percent(whole: number.whole, decimals: number.decimals))
    }
}

/// Colours, dashes and patterns of the series of a chart: each differs from the others in more than its colour.
///
/// Source of the colours: Okabe and Ito (2008), "Color Universal Design"; its yellow is left out, too pale on white.
enum ChartStyle {
    static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9"]
    static let dashes = ["none", "9 4", "2 3", "12 3 2 3", "5 2", "9 3 2 3 2 3", "1 5"]
    static let axis = "#555555"
    static let grid = "#DDDDDD"

    static func colour(_ series: Int) -> String { colours[series % colours.count] }

    /// The dashes of a line; the eighth line has the colour of the first, with other dashes.
    static func dash(_ series: Int) -> String { dashes[(series + series / colours.count) % dashes.count] }

    static func fill(_ series: Int) -> String { series == 0 ? colour(0) : "url(#fill\(series))" }

    /// The pattern of a series but the first, which is solid.
    static func pattern(_ series: Int) -> String {
        let colour = colour(series)
        let marks = [
            "M0,8 L8,0 M-2,2 L2,-2 M6,10 L10,6", "M0,0 L8,8 M-2,6 L2,10 M6,-2 L10,2", "M0,4 L8,4", "M4,0 L4,8",
            "M0,4 L8,4 M4,0 L4,8", "M0,0 L8,8 M0,8 L8,0",
        ][(series - 1) % 6]
        return
            #"<pattern id="fill\#(series)" patternUnits="userSpaceOnUse" width="8" height="8">"#
            + ##"<rect width="8" height="8" fill="#FFFFFF"/>"##
            + #"<path d="\#(marks)" stroke="\#(colour)" stroke-width="2.5" fill="none"/></pattern>"#
    }
}

"""The style sheet. `$name` is a colour of `colours.Colours` or a measure of `theme`; nothing else is filled in."""

SHEET = """
QToolTip { color: $text; background: $surface; border: 1px solid $edge; padding: 4px; }
QLabel#title { font-size: ${title_points}pt; font-weight: bold; }
QLabel#heading { font-size: ${heading_points}pt; font-weight: bold; }
QLabel#note { color: $muted; }
QLabel#good { color: $good; }
QLabel#warn { color: $warn; }
QLabel#bad { color: $bad; }
QFrame#panel { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame#head { background: $head; border: none; }
QFrame#head QLabel { color: $on_head; }
QFrame#head QLabel#product { font-size: ${product_points}pt; font-weight: bold; }
QFrame#head QLabel#whose { color: $on_head_muted; }
QFrame#head QPushButton { background: transparent; color: $on_head; border: 1px solid $on_head_muted; }
QFrame#head QPushButton:hover { background: $head_deep; }
QFrame#head QPushButton:focus { border: 2px solid $on_head; padding: 4px 13px; }
QFrame#bar { border: none; border-left: 4px solid $info; background: $info_pale; }
QFrame#bar[tone="good"] { border-left-color: $good; background: $good_pale; }
QFrame#bar[tone="warn"] { border-left-color: $warn; background: $warn_pale; }
QFrame#bar[tone="bad"] { border-left-color: $bad; background: $bad_pale; }
QFrame#strip { background: $surface; border: none; border-top: 1px solid $line; }
QPushButton { background: $surface; border: 1px solid $edge; border-radius: 4px; padding: 5px 14px;
  min-height: ${row}px; }
QPushButton:hover { background: $ground; border-color: $text; }
QPushButton:checked { background: $accent_pale; color: $text; border-color: $accent; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $faint; background: $ground; border-color: $line; }
QPushButton#primary { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold; }
QPushButton#primary:hover { background: $accent_deep; }
QPushButton#primary:focus { border: 2px solid $text; }
QPushButton#primary:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton#link { background: transparent; border: 1px solid transparent; color: $info; padding: 3px 6px;
  text-align: left; }
QPushButton#link:hover { text-decoration: underline; }
QPushButton#link:focus { border: 2px solid $accent; padding: 2px 5px; }
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox { background: $surface; border: 1px solid $edge;
  border-radius: 4px; padding: 4px 6px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${row}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 3px 5px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $ground; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $muted;
  border-color: $line; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($arrow); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; margin: 0;
  selection-background-color: $accent_pale; selection-color: $text; }
QAbstractItemView { background: $surface; border: 1px solid $line; border-radius: 4px; margin: 1px; outline: 0; }
QAbstractItemView:focus { border: 2px solid $accent; margin: 0; }
QTableView { gridline-color: transparent; selection-background-color: $accent_pale; selection-color: $text; }
QTableView::item { padding: 3px ${gap}px; border-bottom: 1px solid $ground; }
QTableView::item:selected, QListView::item:selected { background: $accent_pale; color: $text; }
QHeaderView, QHeaderView:focus { border: none; border-radius: 0; margin: 0; background: transparent; }
QHeaderView::section { background: $ground; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px 6px 11px; font-weight: bold; }
QListView#sections { background: transparent; border: 2px solid transparent; margin: 0; }
QListView#sections:focus { border: 2px solid $accent; }
QListView#sections::item { padding: 0 8px; border-radius: 4px; color: $text; }
QListView#sections::item:hover { background: $surface; }
QListView#sections::item:selected { background: $accent; color: $on_accent; font-weight: bold; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $ground; max-height: ${bar}px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent; border-bottom: 3px solid $line;
  padding: 6px 14px; margin-right: 2px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: bold; border-bottom: 3px solid $accent; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-bottom: 3px solid $accent; border-radius: 4px; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_pale; }
QMenu { background: $surface; border: 1px solid $edge; }
QMenu::item { padding: 6px 28px 6px 16px; }
QMenu::item:selected { background: $accent_pale; color: $text; }
QMenu::item:disabled, QMenuBar::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollBar { background: $ground; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $edge;
  border-radius: 3px; background: $surface; }
QRadioButton::indicator { border-radius: ${half_tick}px; }
QListView#choices::item { padding: 3px 2px; }
QListView#titles::item { padding: 4px ${gap}px; }
QListView::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $edge; border-radius: 3px;
  background: $surface; }
QListView::indicator:checked { background: $accent; image: url($check); }
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent; image: url($check); }
QGraphicsView { background: $head; border: 1px solid $line; border-radius: 4px; }
QGraphicsView:focus { border: 2px solid $accent; }
"""
